package io.tradewind.customer.internal.demo;

import java.util.List;
import java.util.Map;

import io.tradewind.customer.internal.TaxId;

/**
 * An invented company.
 *
 * @param domain of its mail and website, under {@code .example}
 * @param industry code of the value list
 */
record Company(String name, String domain, Place place, String industry) {
    /** Characters that company names are made of, with their sound for the domain. */
    private static final List<String> CHARACTERS = List.of(
            "恒 heng", "瑞 rui", "泽 ze", "启 qi", "诚 cheng", "嘉 jia", "盛 sheng", "宏 hong", "博 bo", "凯 kai", "鑫 xin",
            "源 yuan", "卓 zhuo", "越 yue", "润 run", "禾 he", "锦 jin", "澜 lan", "曜 yao", "衡 heng", "骏 jun", "岳 yue",
            "昊 hao", "沐 mu", "川 chuan", "铭 ming", "睿 rui", "朗 lang", "晟 sheng", "翎 ling");

    private static final List<String> SYLLABLES = List.of(
            "Nor", "Vel", "Tan", "Bri", "Kor", "Alta", "Meri", "Sol", "Quen", "Lum", "Arden", "Hali", "Zeph", "Orin",
            "Cala", "Fen", "Rho", "Tessa", "Ulm", "Vanta");
    private static final List<String> ENDINGS =
            List.of("dale", "vik", "mark", "tec", "line", "mont", "ford", "aris", "wave", "on", "era", "stad");

    /** Words of a trade in Chinese and English, by industry. */
    private static final Map<String, List<String>> TRADES = Map.ofEntries(
            Map.entry("MACHINERY", List.of("精密机械", "自动化设备", "智能装备", "Machinery", "Automation")),
            Map.entry("ELECTRONICS", List.of("电子科技", "半导体", "光电", "Electronics", "Photonics")),
            Map.entry("SOFTWARE", List.of("软件", "信息技术", "数字科技", "Software", "Systems")),
            Map.entry("AUTOMOTIVE", List.of("汽车零部件", "汽车电子", "Automotive", "Mobility")),
            Map.entry("MEDICAL", List.of("医疗器械", "生物科技", "Medical", "Diagnostics")),
            Map.entry("CHEMICALS", List.of("化工", "精细化学", "Chemicals", "Coatings")),
            Map.entry("LOGISTICS", List.of("物流", "供应链管理", "Logistics", "Freight")),
            Map.entry("RETAIL", List.of("商贸", "百货", "Retail", "Stores")),
            Map.entry("FOOD", List.of("食品", "生态农业", "Foods", "Beverages")),
            Map.entry("ENERGY", List.of("新能源", "电力科技", "Energy", "Solar")),
            Map.entry("CONSTRUCTION", List.of("建设工程", "装饰工程", "Construction", "Engineering")),
            Map.entry("TEXTILES", List.of("纺织", "服饰", "Textiles", "Apparel")),
            Map.entry("EDUCATION", List.of("教育科技", "Education", "Learning")),
            Map.entry("FINANCE", List.of("融资租赁", "Capital", "Leasing")));

    private static final List<String> INDUSTRIES =
            TRADES.keySet().stream().sorted().toList();

    static Company chinese(Dice dice) {
        Place place = dice.pick(Place.CHINA);
        String industry = dice.pick(INDUSTRIES);
        String[] first = dice.pick(CHARACTERS).split(" ");
        String[] second = dice.pick(CHARACTERS).split(" ");
        String trade = dice.pick(trades(industry, true));
        String name = place.name() + first[0] + second[0] + trade + dice.pick(place.forms());
        return new Company(name, first[1] + second[1] + "-" + place.dial() + ".example", place, industry);
    }

    static Company abroad(Dice dice) {
        Place place = dice.pick(Place.ABROAD);
        String industry = dice.pick(INDUSTRIES);
        String word = dice.pick(SYLLABLES) + dice.pick(ENDINGS);
        String trade = dice.pick(trades(industry, false));
        String domain = (word + "-" + trade + ".example").toLowerCase(java.util.Locale.ROOT);
        return new Company(word + " " + trade + " " + dice.pick(place.forms()), domain, place, industry);
    }

    private static List<String> trades(String industry, boolean chinese) {
        return TRADES.getOrDefault(industry, List.of()).stream()
                .filter(word -> (word.charAt(0) > 0x7F) == chinese)
                .toList();
    }

    /** A credit code with both check digits right, or the kind of number the country has. */
    String taxId(Dice dice) {
        if (place.isChinese()) {
            return TaxId.creditCode(place.district(), dice.digits(8)).value();
        }
        return switch (place.region()) {
            case "US" -> dice.between(10, 98) + "-" + dice.digits(7);
            case "GB" -> "GB" + dice.digits(9);
            case "JP" -> dice.digits(13);
            default -> place.region() + dice.digits(9);
        };
    }
}
