package io.tradewind.customer.internal.demo;

import java.util.List;

/**
 * An invented person.
 *
 * @param latin name in Latin letters, for log-ins and mail, for example {@code chen.yuhan}
 */
record Person(String name, String latin) {
    private static final List<String> SURNAMES = List.of(
            "王 wang",
            "李 li",
            "张 zhang",
            "刘 liu",
            "陈 chen",
            "杨 yang",
            "赵 zhao",
            "黄 huang",
            "周 zhou",
            "吴 wu",
            "徐 xu",
            "孙 sun",
            "胡 hu",
            "朱 zhu",
            "高 gao",
            "林 lin",
            "何 he",
            "郭 guo",
            "马 ma",
            "罗 luo",
            "梁 liang",
            "宋 song",
            "郑 zheng",
            "谢 xie",
            "韩 han",
            "唐 tang",
            "冯 feng",
            "于 yu",
            "董 dong",
            "萧 xiao",
            "程 cheng",
            "曹 cao",
            "欧阳 ouyang");
    private static final List<String> SYLLABLES = List.of(
            "雨 yu", "涵 han", "子 zi", "轩 xuan", "思 si", "远 yuan", "佳 jia", "怡 yi", "宇 yu", "航 hang", "欣 xin", "然 ran",
            "晓 xiao", "明 ming", "志 zhi", "强 qiang", "建 jian", "华 hua", "丽 li", "娜 na", "文 wen", "博 bo", "梓 zi",
            "萱 xuan", "俊 jun", "杰 jie", "梦 meng", "琪 qi", "立 li", "群 qun", "海 hai", "燕 yan", "国 guo", "栋 dong",
            "静 jing", "雯 wen");
    private static final List<String> FIRST = List.of(
            "Anna", "James", "Sofia", "Lukas", "Emma", "Daniel", "Priya", "Mateo", "Hannah", "Oliver", "Yuki", "Noah",
            "Clara", "Arjun", "Elena", "Thomas", "Mia", "Ravi", "Julia", "Ethan", "Ingrid", "Marco", "Aisha", "Peter",
            "Nora", "Samuel", "Lena", "Hugo", "Grace", "Felix");
    private static final List<String> LAST = List.of(
            "Weber",
            "Carter",
            "Rossi",
            "Novak",
            "Lindgren",
            "Tanaka",
            "Okafor",
            "Silva",
            "Bauer",
            "Hughes",
            "Moreau",
            "Patel",
            "Jansen",
            "Kowalski",
            "Fischer",
            "Brooks",
            "Santos",
            "Larsen",
            "Mehta",
            "Dubois",
            "Nguyen",
            "Keller",
            "Ward",
            "Costa",
            "Ivanova",
            "Haas",
            "Murray",
            "Sato",
            "Vogel",
            "Reyes");

    static Person chinese(Dice dice) {
        String[] surname = dice.pick(SURNAMES).split(" ");
        String[] first = dice.pick(SYLLABLES).split(" ");
        String[] second = dice.chance(78) ? dice.pick(SYLLABLES).split(" ") : new String[] {"", ""};
        boolean twin = first[0].equals(second[0]);
        return new Person(
                surname[0] + first[0] + (twin ? "" : second[0]), surname[1] + "." + first[1] + (twin ? "" : second[1]));
    }

    static Person western(Dice dice) {
        String first = dice.pick(FIRST);
        String last = dice.pick(LAST);
        return new Person(first + " " + last, (first + "." + last).toLowerCase(java.util.Locale.ROOT));
    }
}
