package io.tradewind.form;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.tradewind.record.FieldKind;

/**
 * Forms on web sites: shown to and sent in by anybody, without a log-in. They take in and never show what is there. A stage registers
 * it as a service; the HTTP door asks it as nobody, with a throttle of its own.
 */
public interface PublicForms {
    /** A form in use; empty if there is none under this key. */
    Optional<Shown> find(String key, Locale language);

    /**
     * Takes in what somebody sent. Who fills in the trap is thanked, and nothing is kept.
     *
     * @return words of thanks
     * @throws io.tradewind.record.InvalidRecord naming the inputs that are missing or wrong
     * @throws io.tradewind.TradewindException NOT_FOUND {@code forms.none}; CONFLICT {@code forms.sent-already}, {@code forms.too-fast} or
     *     {@code forms.stale} for a ticket that was used, is too fresh, or is too old or not of this form
     */
    String send(String key, Sent sent);

    /**
     * What somebody sees.
     *
     * @param ticket to be sent back with the values, once; good for two hours
     * @param sites origins of the web sites that may show and send it, for example {@code https://www.acme.example}
     */
    record Shown(String title, List<Input> inputs, String ticket, Set<String> sites) {
        public Shown {
            inputs = List.copyOf(inputs);
            sites = Set.copyOf(sites);
        }
    }

    /**
     * Something to fill in.
     *
     * @param label in the language asked for
     * @param max characters at most
     */
    record Input(String name, FieldKind kind, String label, boolean required, int max) {}

    /**
     * What somebody filled in.
     *
     * @param trap of an input that people do not see
     */
    record Sent(Map<String, String> values, String ticket, String trap, Locale language) {
        public Sent {
            values = Map.copyOf(values);
        }
    }
}
