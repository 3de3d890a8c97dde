package io.tradewind.runtime.internal.migration;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The database schema of a module: its name with {@code _} for {@code -}; in the plural where SQL reserves the word, so that
 * module {@code order} keeps its tables in {@code orders}.
 */
public record Schema(String name) {
    private static final Pattern MODULE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Set<String> RESERVED = Set.of(
            "order", "user", "group", "table", "column", "index", "key", "value", "grant", "check", "case", "view");

    /** @throws IllegalArgumentException if a module cannot be called so */
    public static Schema of(String module) {
        if (!MODULE.matcher(module).matches()) {
            throw new IllegalArgumentException(
                    "A module is named with small letters, digits and hyphens, not: " + module);
        }
        String name = module.replace('-', '_');
        return new Schema(RESERVED.contains(name) ? name + "s" : name);
    }
}
