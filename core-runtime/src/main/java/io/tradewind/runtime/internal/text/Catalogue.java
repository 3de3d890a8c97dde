package io.tradewind.runtime.internal.text;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All texts of one moment, immutable. Chinese readers get Chinese, everybody else English; a missing text is told in the other language. */
final class Catalogue {
    static final Catalogue EMPTY = new Catalogue(Map.of(), Map.of());

    /** The two files of one module. */
    record Source(TextFile english, TextFile chinese) {
        /** Of these only the texts whose keys begin so. */
        Source only(String prefix) {
            return new Source(english.only(prefix), chinese.only(prefix));
        }
    }

    private final Map<String, Pattern> english;
    private final Map<String, Pattern> chinese;

    private Catalogue(Map<String, Pattern> english, Map<String, Pattern> chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** @param sources in order of precedence: the first one that has a key wins, so a module cannot change another's words */
    static Catalogue of(Collection<Source> sources) {
        Map<String, Pattern> english = new HashMap<>();
        Map<String, Pattern> chinese = new HashMap<>();
        for (Source source : sources) {
            source.english().patterns().forEach(english::putIfAbsent);
            source.chinese().patterns().forEach(chinese::putIfAbsent);
        }
        return new Catalogue(english, chinese);
    }

    Optional<String> find(Locale locale, String key, Object... arguments) {
        boolean reader = locale.getLanguage().equals("zh");
        Pattern own = (reader ? chinese : english).get(key);
        Pattern pattern = own != null ? own : (reader ? english : chinese).get(key);
        return pattern == null ? Optional.empty() : Optional.of(pattern.render(locale, arguments));
    }
}
