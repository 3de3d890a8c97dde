package io.tradewind.ui.internal.record;

import io.tradewind.record.FieldGroup;
import io.tradewind.ui.kit.Reader;

/** What records of a type are called inside a sentence, where English does without the capital letter that a heading has; and its groups. */
public final class TypeWords {
    private TypeWords() {}

    public static String one(Reader reader, String type) {
        return inside(reader, reader.one(type));
    }

    public static String many(Reader reader, String type) {
        return inside(reader, reader.plural(type));
    }

    /** The heading of a group of fields: what an admin calls it, else what the module does. */
    public static String group(Reader reader, String type, FieldGroup group) {
        String own = reader.chinese() ? group.zh() : group.en();
        String other = reader.chinese() ? group.en() : group.zh();
        if (!own.isEmpty() || !other.isEmpty()) {
            return own.isEmpty() ? other : own;
        }
        return reader.find(type + ".group." + group.key())
                .or(() -> reader.find("record.group." + group.key()))
                .orElse(group.key());
    }

    private static String inside(Reader reader, String name) {
        boolean word = name.length() > 1 && Character.isLowerCase(name.charAt(1));
        return word ? name.substring(0, 1).toLowerCase(reader.locale()) + name.substring(1) : name;
    }
}
