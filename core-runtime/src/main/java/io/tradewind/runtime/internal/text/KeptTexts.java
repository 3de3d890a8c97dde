package io.tradewind.runtime.internal.text;

import java.util.Locale;
import java.util.Optional;

/** Texts that people keep in the database, for what no module brings. Asked often, also for texts that there are not: answers from memory. */
public interface KeptTexts {
    Optional<String> find(Locale locale, String key);
}
