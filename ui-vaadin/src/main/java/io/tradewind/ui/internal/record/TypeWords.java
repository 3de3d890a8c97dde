package io.tradewind.ui.internal.record;

import io.tradewind.ui.kit.Reader;

/** What records of a type are called inside a sentence: English does without the capital letter that a heading has. */
public final class TypeWords {
    private TypeWords() {}

    public static String one(Reader reader, String type) {
        return inside(reader, reader.one(type));
    }

    public static String many(Reader reader, String type) {
        return inside(reader, reader.plural(type));
    }

    private static String inside(Reader reader, String name) {
        boolean word = name.length() > 1 && Character.isLowerCase(name.charAt(1));
        return word ? name.substring(0, 1).toLowerCase(reader.locale()) + name.substring(1) : name;
    }
}
