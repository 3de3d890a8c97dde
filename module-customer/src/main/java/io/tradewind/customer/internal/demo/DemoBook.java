package io.tradewind.customer.internal.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;

/** All invented customers with their contacts, in the order they came; the same at every call. */
final class DemoBook {
    static final int CUSTOMERS = 300;
    static final int CONTACTS = 700;
    private static final long SEED = 91_310_115;
    private static final List<String> SOURCES =
            List.of("REFERRAL", "EXHIBITION", "WEBSITE", "SEARCH", "COLD_CALL", "PARTNER", "TENDER", "CAMPAIGN");
    private static final List<String> LEVELS = List.of("A", "B", "C", "D");
    private static final List<String> SIZES = List.of("MICRO", "SMALL", "MEDIUM", "LARGE", "VERY_LARGE", "GIANT");
    private static final int[] PEOPLE = {3, 20, 100, 500, 2_000, 10_000, 40_000};
    private static final List<String> ROLES = List.of("DECIDER", "INFLUENCER", "USER", "BUYER", "GATEKEEPER");
    private static final List<String> CHINESE_TITLES = List.of("总经理", "技术总监", "生产经理", "采购经理", "行政助理");
    private static final List<String> TITLES = List.of(
            "Managing director", "Head of engineering", "Operations manager", "Purchasing manager", "Office manager");

    private final Dice dice = new Dice(SEED);
    private final Set<String> names = new HashSet<>();
    private final List<Entry> entries = new ArrayList<>();

    /**
     * A customer.
     *
     * @param values of its fields
     * @param parent name of the one above it, which comes earlier
     * @param owner which representative of the team has it; -1: nobody
     * @param age days since it came
     * @param contactedAgo days since the last contact; -1: never
     */
    record Entry(
            Map<String, Object> values,
            List<Map<String, Object>> contacts,
            @Nullable String parent,
            boolean chinese,
            int owner,
            int age,
            int contactedAgo) {
        String name() {
            return String.valueOf(values.get("name"));
        }
    }

    static List<Entry> write() {
        DemoBook book = new DemoBook();
        for (int i = 0; i < CUSTOMERS; i++) {
            book.entries.add(book.entry(i));
        }
        return book.entries;
    }

    private Entry entry(int place) {
        Company company = company(dice.chance(65));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", company.name());
        values.put("industry", company.industry());
        values.put("region", company.place().region());
        values.put("level", LEVELS.get(dice.weighted(10, 25, 45, 20)));
        values.put("source", dice.pick(SOURCES));
        values.put("phone", company.place().phone(dice));
        values.put("email", "info@" + company.domain());
        values.put("website", "https://www." + company.domain());
        values.put("taxId", company.taxId(dice));
        String street = company.place().street(dice);
        values.put("addresses", addresses(company.place(), street));
        figures(company, values);
        tags(place, values);
        int owner = dice.chance(92) ? dice.roll(5) : -1;
        // From eighteen months ago until yesterday, more of them lately.
        int age = 1 + (CUSTOMERS - place) * 545 / CUSTOMERS * dice.between(85, 100) / 100;
        int contactedAgo = owner >= 0 && dice.chance(80) ? dice.roll(Math.min(age, 120)) : -1;
        return new Entry(
                values,
                contacts(company, place),
                parent(company),
                company.place().isChinese(),
                owner,
                age,
                contactedAgo);
    }

    /** The office; of some the works, too, where goods go. Drawn from the place alone, so that all else stays as it is. */
    private static List<Map<String, Object>> addresses(Place place, String street) {
        List<Map<String, Object>> addresses = new ArrayList<>();
        addresses.add(address("OFFICE", place, street));
        if (street.hashCode() % 3 == 0) {
            addresses.add(address("SHIPPING", place, place.isChinese() ? "开发区物流一路8号" : "Freight Terminal 8"));
        }
        if (street.hashCode() % 5 == 0) {
            addresses.add(address("BILLING", place, place.isChinese() ? "中心商务区财富大厦12楼" : "P.O. Box 1204"));
        }
        return addresses;
    }

    private static Map<String, Object> address(String use, Place place, String street) {
        Map<String, Object> address = new LinkedHashMap<>();
        address.put("use", use);
        address.put("country", place.isChinese() ? "中国" : place.country());
        address.put("city", place.isChinese() ? place.name() + "市" : place.name());
        String prefix = place.name() + "市";
        address.put(
                "street",
                street.startsWith(prefix)
                        ? street.substring(prefix.length())
                        : street.replace(", " + place.name(), ""));
        if (place.isChinese()) {
            address.put("postalCode", place.district());
        }
        address.put("main", use.equals("OFFICE"));
        return address;
    }

    /** What sales people would say of it, by what is known. */
    private static void tags(int place, Map<String, Object> values) {
        List<String> tags = new ArrayList<>();
        if ("A".equals(values.get("level"))) {
            tags.add("KEY_ACCOUNT");
        }
        switch (place % 11) {
            case 0 -> tags.add("REFERENCE");
            case 2 -> tags.add("FRAMEWORK");
            case 4 -> tags.add("HIGH_POTENTIAL");
            case 7 -> tags.add("PRICE_SENSITIVE");
            case 9 -> tags.add("DORMANT");
            default -> {
                // nothing stands out
            }
        }
        if (!tags.isEmpty()) {
            values.put("tags", tags);
        }
    }

    private Company company(boolean chinese) {
        while (true) {
            Company company = chinese ? Company.chinese(dice) : Company.abroad(dice);
            if (names.add(company.name()) && names.add(company.domain())) {
                return company;
            }
        }
    }

    private void figures(Company company, Map<String, Object> values) {
        int size = dice.weighted(8, 27, 35, 20, 8, 2);
        int employees = dice.between(PEOPLE[size], PEOPLE[size + 1] - 1);
        values.put("size", SIZES.get(size));
        values.put("employees", (long) employees);
        values.put("foundedYear", (long) dice.between(1978, 2023));
        long perHead = dice.between(180, 900) * 1_000L / (company.place().isChinese() ? 1 : 6);
        String currency = company.place().currency();
        long revenue = employees * perHead * (currency.equals("JPY") ? 150 : 1);
        values.put("annualRevenue", Money.of(String.valueOf(revenue), currency));
        if (dice.chance(55)) {
            long limit = Math.max(10_000, revenue / 200 / 10_000 * 10_000);
            values.put("creditLimit", Money.of(String.valueOf(limit), currency));
        }
    }

    private @Nullable String parent(Company company) {
        if (entries.isEmpty() || !dice.chance(14)) {
            return null;
        }
        Entry above = dice.pick(entries);
        return above.chinese() == company.place().isChinese() ? above.name() : null;
    }

    /** As many as bring the sum of all to the number wanted: one to four, two or three on average. */
    private List<Map<String, Object>> contacts(Company company, int place) {
        int before = place * CONTACTS / CUSTOMERS;
        int share = (place + 1) * CONTACTS / CUSTOMERS - before;
        List<Map<String, Object>> contacts = new ArrayList<>();
        for (int i = 0; i < share; i++) {
            contacts.add(contact(company, i));
        }
        return contacts;
    }

    private Map<String, Object> contact(Company company, int place) {
        boolean chinese = company.place().isChinese();
        Person person = chinese ? Person.chinese(dice) : Person.western(dice);
        int role = place == 0 ? dice.roll(2) : dice.roll(ROLES.size());
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", person.name());
        values.put("title", (chinese ? CHINESE_TITLES : TITLES).get(role));
        values.put("role", ROLES.get(role));
        values.put("primary", place == 0);
        values.put("mobile", company.place().mobile(dice));
        values.put("email", person.latin() + (place == 0 ? "" : place) + "@" + company.domain());
        if (chinese && dice.chance(70)) {
            values.put("wechat", person.latin().replace('.', '_') + dice.digits(3));
        }
        if (place == 0 && role == 0) {
            values.put("tags", List.of(chinese ? "CHAMPION" : "ENGLISH"));
        }
        if (dice.chance(30)) {
            values.put(
                    "birthday",
                    java.time.LocalDate.of(dice.between(1962, 1999), dice.between(1, 12), dice.between(1, 28)));
        }
        return values;
    }
}
