package io.tradewind.tests.browser;

import java.util.Map;

import io.tradewind.tests.browser.Chromium.Look;

/** Who walks, and the words they must find on the screens. Each uses a browser that speaks the other language. */
enum WalkWords {
    ZH_CN(
            "zh-CN",
            Look.ENGLISH_DESK,
            "chen.siyuan",
            "陈思远",
            "启航海洋工程有限公司",
            "沈清禾",
            Map.ofEntries(
                    Map.entry("customers", "客户"),
                    Map.entry("users", "用户"),
                    Map.entry("customers.new", "新建客户"),
                    Map.entry("contacts.new", "新建联系人"),
                    Map.entry("save", "保存"),
                    Map.entry("name", "客户名称"),
                    Map.entry("email", "邮箱"),
                    Map.entry("phone", "电话"),
                    Map.entry("industry", "行业"),
                    Map.entry("parent", "上级客户"),
                    Map.entry("employees", "员工人数"),
                    Map.entry("software", "软件"),
                    Map.entry("missing", "必填"),
                    Map.entry("lookalikes", "可能已有相同的客户"),
                    Map.entry("apply", "应用"),
                    Map.entry("columns", "列"),
                    Map.entry("import", "导入"),
                    Map.entry("next", "下一步"),
                    Map.entry("dry-run", "试运行"),
                    Map.entry("would-create", "将新建"),
                    Map.entry("did-create", "已新建"),
                    Map.entry("import.go", "导入 85 行"),
                    Map.entry("undo", "撤销导入"),
                    Map.entry("undone", "已全部撤销"),
                    Map.entry("open-list", "查看客户"))),
    EN(
            "en",
            Look.CHINESE_DESK,
            "emma.clark",
            "Emma Clark",
            "Northwind Harbour Engineering Ltd",
            "Daniel Brooks",
            Map.ofEntries(
                    Map.entry("customers", "Customers"),
                    Map.entry("users", "Users"),
                    Map.entry("customers.new", "New customer"),
                    Map.entry("contacts.new", "New contact"),
                    Map.entry("save", "Save"),
                    Map.entry("name", "Name"),
                    Map.entry("email", "E-mail"),
                    Map.entry("phone", "Phone"),
                    Map.entry("industry", "Industry"),
                    Map.entry("parent", "Belongs to"),
                    Map.entry("employees", "Employees"),
                    Map.entry("software", "Software"),
                    Map.entry("missing", "must be filled in"),
                    Map.entry("lookalikes", "may be"),
                    Map.entry("apply", "Apply"),
                    Map.entry("columns", "Columns"),
                    Map.entry("import", "Import"),
                    Map.entry("next", "Next"),
                    Map.entry("dry-run", "Dry run"),
                    Map.entry("would-create", "Would be new"),
                    Map.entry("did-create", "New"),
                    Map.entry("import.go", "Import 85 rows"),
                    Map.entry("undo", "Take back"),
                    Map.entry("undone", "is out again"),
                    Map.entry("open-list", "Open customers")));

    private final String tag;
    private final Look browser;
    private final String login;
    private final String person;
    private final String newCustomer;
    private final String newContact;
    private final Map<String, String> words;

    WalkWords(
            String tag,
            Look browser,
            String login,
            String person,
            String newCustomer,
            String newContact,
            Map<String, String> words) {
        this.tag = tag;
        this.browser = browser;
        this.login = login;
        this.person = person;
        this.newCustomer = newCustomer;
        this.newContact = newContact;
        this.words = words;
    }

    String of(String key) {
        return java.util.Objects.requireNonNull(words.get(key), key);
    }

    boolean chinese() {
        return this == ZH_CN;
    }

    String tag() {
        return tag;
    }

    Look browser() {
        return browser;
    }

    String login() {
        return login;
    }

    String person() {
        return person;
    }

    String newCustomer() {
        return newCustomer;
    }

    String newContact() {
        return newContact;
    }
}
