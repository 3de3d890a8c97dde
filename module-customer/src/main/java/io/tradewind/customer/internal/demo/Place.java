package io.tradewind.customer.internal.demo;

import java.util.List;

/**
 * Where invented companies sit.
 *
 * @param region code of the value list
 * @param name as it begins a Chinese company's name, or the town abroad
 * @param district six digits of the administrative division for credit codes; empty abroad
 * @param dial area code, or country code and area abroad
 */
record Place(String region, String name, String district, String dial, String currency, List<String> forms) {
    private static final List<String> LIMITED = List.of("有限公司", "有限公司", "有限公司", "股份有限公司", "集团有限公司");

    static final List<Place> CHINA = List.of(
            china("CN-SH", "上海", "310115", "021"),
            china("CN-SH", "上海", "310114", "021"),
            china("CN-JS-SZ", "苏州", "320505", "0512"),
            china("CN-JS-NJ", "南京", "320104", "025"),
            china("CN-JS-WX", "无锡", "320211", "0510"),
            china("CN-JS-NT", "南通", "320602", "0513"),
            china("CN-ZJ-HZ", "杭州", "330106", "0571"),
            china("CN-ZJ-NB", "宁波", "330203", "0574"),
            china("CN-ZJ-WZ", "温州", "330302", "0577"),
            china("CN-ZJ-JX", "嘉兴", "330402", "0573"),
            china("CN-AH-HF", "合肥", "340104", "0551"),
            china("CN-FJ-XM", "厦门", "350203", "0592"),
            china("CN-SD-QD", "青岛", "370202", "0532"),
            china("CN-GD-SZ", "深圳", "440305", "0755"),
            china("CN-GD-GZ", "广州", "440106", "020"),
            china("CN-HB-WH", "武汉", "420106", "027"),
            china("CN-SC-CD", "成都", "510104", "028"),
            china("CN-BJ", "北京", "110108", "010"));

    static final List<Place> ABROAD = List.of(
            new Place("US", "Portland", "", "+1 503", "USD", List.of("Inc.", "LLC", "Corp.")),
            new Place("US", "Austin", "", "+1 512", "USD", List.of("Inc.", "LLC", "Corp.")),
            new Place("DE", "Hamburg", "", "+49 40", "EUR", List.of("GmbH", "AG", "GmbH & Co. KG")),
            new Place("DE", "Stuttgart", "", "+49 711", "EUR", List.of("GmbH", "AG")),
            new Place("GB", "Bristol", "", "+44 117", "GBP", List.of("Ltd", "plc")),
            new Place("FR", "Lyon", "", "+33 4 72", "EUR", List.of("SAS", "SA")),
            new Place("NL", "Rotterdam", "", "+31 10", "EUR", List.of("B.V.", "N.V.")),
            new Place("IT", "Torino", "", "+39 011", "EUR", List.of("S.r.l.", "S.p.A.")),
            new Place("SE", "Malmö", "", "+46 40", "EUR", List.of("AB")),
            new Place("SG", "Singapore", "", "+65 6", "SGD", List.of("Pte. Ltd.")),
            new Place("MY", "Penang", "", "+60 4", "USD", List.of("Sdn. Bhd.")),
            new Place("VN", "Da Nang", "", "+84 236", "USD", List.of("Co., Ltd.")),
            new Place("JP", "Osaka", "", "+81 6", "JPY", List.of("K.K.", "Co., Ltd.")),
            new Place("AU", "Perth", "", "+61 8", "USD", List.of("Pty Ltd")),
            new Place("MX", "Monterrey", "", "+52 81", "USD", List.of("S.A. de C.V.")),
            new Place("BR", "Curitiba", "", "+55 41", "USD", List.of("Ltda.", "S.A.")));

    private static Place china(String region, String name, String district, String dial) {
        return new Place(region, name, district, dial, "CNY", LIMITED);
    }

    boolean isChinese() {
        return !district.isEmpty();
    }

    /** Its name in English. */
    String country() {
        return java.util.Locale.of("en", region.substring(0, 2)).getDisplayCountry(java.util.Locale.ENGLISH);
    }

    String phone(Dice dice) {
        if (isChinese()) {
            return dial + "-" + dice.between(5, 8) + dice.digits(dial.length() == 3 ? 7 : 6 + dice.roll(2));
        }
        return dial + " " + dice.between(200, 899) + " " + dice.digits(4);
    }

    String mobile(Dice dice) {
        if (isChinese()) {
            return "1" + dice.pick(List.of("38", "39", "50", "59", "77", "86", "99")) + dice.digits(8);
        }
        return dial.split(" ")[0] + " " + dice.between(600, 799) + " " + dice.digits(3) + " " + dice.digits(3);
    }

    String street(Dice dice) {
        if (isChinese()) {
            String road = dice.pick(List.of("创新", "科技", "滨江", "高新", "工业", "明珠", "长青", "望湖", "东升", "凤起"));
            return name + "市" + road + dice.pick(List.of("路", "大道", "街")) + dice.between(1, 998) + "号"
                    + (dice.chance(50) ? dice.between(1, 28) + "楼" : "");
        }
        String road =
                dice.pick(List.of("Harbour", "Mill", "Station", "Garden", "Foundry", "Lake", "Orchard", "Bridge"));
        return dice.between(1, 240) + " " + road + " " + dice.pick(List.of("Street", "Road", "Avenue")) + ", " + name;
    }
}
