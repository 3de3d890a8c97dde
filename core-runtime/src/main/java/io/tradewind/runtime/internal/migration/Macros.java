package io.tradewind.runtime.internal.migration;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tradewind.runtime.internal.db.Dialect;

/**
 * What a script may write where the databases differ:
 *
 * <table>
 * <caption>Macros</caption>
 * <tr><td><code>${record}</code></td><td>the columns of {@link io.tradewind.entity.RecordEntity}, with the primary key; first in
 * every record table</td></tr>
 * <tr><td><code>owner_id ${id}</code></td><td>the type of an id that refers to a record</td></tr>
 * <tr><td><code>record_ref ${ref}</code></td><td>the type of a reference to a record of any type</td></tr>
 * <tr><td><code>name_lc varchar(200) ${lower(name)}</code></td><td>makes the column the lower-cased copy of another, kept by the
 * database and ordered by code points: for case-insensitive search and sorting</td></tr>
 * <tr><td><code>${money(credit_limit)}</code></td><td>the two columns of a {@link io.tradewind.entity.MoneyValue}</td></tr>
 * <tr><td><code>${timestamp}</code></td><td>the type of an instant (UTC, microseconds)</td></tr>
 * <tr><td><code>${text}</code></td><td>the type of text of up to 32,672 characters that can be searched</td></tr>
 * <tr><td><code>${longtext}</code></td><td>the type of text without a limit, only stored and read</td></tr>
 * </table>
 */
final class Macros {
    private static final Pattern MACRO = Pattern.compile("\\$\\{(\\w+)(?:\\((\\w+)\\))?}");

    private static final Map<String, String> DERBY = Map.of(
            "id", "varchar(36)",
            "ref", "varchar(100)",
            "timestamp", "timestamp",
            "text", "varchar(32672)",
            "longtext", "clob",
            "lower", "generated always as (lower($))");

    private static final Map<String, String> POSTGRESQL = Map.of(
            "id", "varchar(36) collate \"C\"",
            "ref", "varchar(100) collate \"C\"",
            "timestamp", "timestamp(6)",
            "text", "text",
            "longtext", "text",
            "lower", "collate \"C\" generated always as (lower($)) stored");

    private static final String RECORD = """
            id ${id} not null primary key,
            version bigint not null,
            created_at ${timestamp} not null,
            created_by ${id} not null,
            updated_at ${timestamp} not null,
            updated_by ${id} not null,
            owner_id ${id},
            team_id ${id},
            removed_at ${timestamp},
            removed_by ${id},
            record_number varchar(40),
            custom varchar(20000)""";

    private static final String MONEY = "$ decimal(19,4), $_currency char(3)";

    private Macros() {}

    /** @throws IllegalArgumentException if the script uses a macro that does not exist */
    static String expand(String sql, Dialect dialect) {
        return MACRO.matcher(sql).replaceAll(macro -> Matcher.quoteReplacement(expansion(macro, dialect)));
    }

    private static String expansion(java.util.regex.MatchResult macro, Dialect dialect) {
        String name = macro.group(1);
        String template = switch (name) {
            case "record" -> expand(RECORD, dialect);
            case "money" -> MONEY;
            default -> (dialect == Dialect.DERBY ? DERBY : POSTGRESQL).get(name);
        };
        boolean wantsColumn = template != null && template.contains("$");
        if (template == null || wantsColumn != (macro.group(2) != null)) {
            throw new IllegalArgumentException("There is no macro " + macro.group());
        }
        return wantsColumn ? template.replace("$", macro.group(2)) : template;
    }
}
