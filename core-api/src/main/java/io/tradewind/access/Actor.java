package io.tradewind.access;

import java.time.ZoneId;
import java.util.Locale;

/**
 * Somebody who acts: a user, or the system itself.
 *
 * @param id the user's id; {@code system} for the system
 * @param login name typed at log-in
 * @param name display name
 * @param locale language of texts
 * @param zone zone in which days begin and times are shown
 */
public record Actor(String id, String login, String name, Locale locale, ZoneId zone) {
    /** The system: may everything; its work is traced as such. */
    public static final Actor SYSTEM = new Actor("system", "system", "Tradewind", Locale.ENGLISH, ZoneId.of("UTC"));

    public boolean isSystem() {
        return id.equals(SYSTEM.id);
    }
}
