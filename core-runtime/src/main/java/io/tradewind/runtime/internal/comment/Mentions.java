package io.tradewind.runtime.internal.comment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.tradewind.runtime.internal.db.Sql;

/** People named in a text as {@code @login}. */
record Mentions(Sql sql) {
    private static final Pattern NAMED = Pattern.compile("(?<![A-Za-z0-9._@-])@([A-Za-z0-9][A-Za-z0-9._-]{0,59})");
    private static final int MOST = 50;
    private static final int AT_ONCE = 100;

    /** A user. */
    record Person(String id, String login, String name) {}

    /** As written, without a dot that ends the sentence. */
    private static Set<String> logins(String text) {
        Set<String> logins = new LinkedHashSet<>();
        NAMED.matcher(text)
                .results()
                .limit(MOST)
                .forEach(hit -> logins.add(hit.group(1).replaceAll("[.-]+$", "").toLowerCase(Locale.ROOT)));
        return logins;
    }

    /** Those of them who exist and are not locked, by log-in name. */
    Map<String, Person> in(String text) {
        return in(List.of(text)).getFirst();
    }

    /** The same for each of many texts. */
    List<Map<String, Person>> in(List<String> texts) {
        Set<String> wanted = new LinkedHashSet<>();
        texts.forEach(text -> wanted.addAll(logins(text)));
        Map<String, Person> known = new HashMap<>();
        List<String> all = List.copyOf(wanted);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            sql.list(
                            "select id, login, name from core.users where lower(login) in (?"
                                    + ", ?".repeat(some.size() - 1) + ") and locked = false and removed_at is null",
                            row -> new Person(row.getString(1), row.getString(2), row.getString(3)),
                            some.toArray())
                    .forEach(person -> known.put(person.login().toLowerCase(Locale.ROOT), person));
        }
        return texts.stream().map(text -> named(text, known)).toList();
    }

    private static Map<String, Person> named(String text, Map<String, Person> known) {
        Map<String, Person> people = new LinkedHashMap<>();
        for (String login : logins(text)) {
            Person person = known.get(login);
            if (person != null) {
                people.put(person.login(), person);
            }
        }
        return people;
    }

    List<Person> alike(String words, int most) {
        String plain = words.strip().toLowerCase(Locale.ROOT);
        String pattern = "%" + plain.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
        return new ArrayList<>(sql.list(
                "select id, login, name from core.users where locked = false and removed_at is null"
                        + " and (lower(login) like ? escape '!' or lower(name) like ? escape '!')"
                        + " order by name, id fetch first ? rows only",
                row -> new Person(row.getString(1), row.getString(2), row.getString(3)),
                pattern,
                pattern,
                most));
    }
}
