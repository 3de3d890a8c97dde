package io.tradewind.followup.internal.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a template that a record fills, for example {@code {customer.name}}.
 *
 * @param root whose, for example {@code customer}
 * @param field name of the field, for example {@code name}
 */
record Placeholder(String root, String field) {
    private static final Pattern FORM = Pattern.compile("\\{([a-zA-Z]{1,40})\\.([a-zA-Z]{1,60})}");

    static List<Placeholder> in(String text) {
        List<Placeholder> found = new ArrayList<>();
        Matcher matcher = FORM.matcher(text);
        while (matcher.find()) {
            found.add(new Placeholder(matcher.group(1), matcher.group(2)));
        }
        return found;
    }

    /** The text with values in their places; what has none stays as it is. Values are not looked into again. */
    static String fill(String text, Function<Placeholder, Optional<String>> values) {
        return FORM.matcher(text).replaceAll(place -> {
            Placeholder one = new Placeholder(place.group(1), place.group(2));
            return Matcher.quoteReplacement(values.apply(one).orElse(place.group()));
        });
    }

    @Override
    public String toString() {
        return "{" + root + "." + field + "}";
    }
}
