package io.tradewind.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A report that a stage answers, by a name that is its address. Registered as a service; when it goes, the report goes with it. Asked as
 * the reader, who is told only what comes from records that they may see.
 */
public interface Report {
    /** Kebab-case, for example {@code pipeline}. */
    String name();

    /** What may be asked. */
    List<Parameter> parameters();

    /**
     * @return texts, numbers, booleans, days, lists and maps of these by name
     * @throws io.tradewind.TradewindException FORBIDDEN {@code record.not-allowed} for who may not see what it is made of; MALFORMED
     *     naming a parameter whose value is none
     */
    Map<String, @Nullable Object> answer(Question question);

    /**
     * Something that may be asked.
     *
     * @param about one line of English for the API's document
     */
    record Parameter(String name, String about) {}

    /**
     * What somebody asks.
     *
     * @param values by name of the parameter
     * @param locale language of names in the answer
     */
    record Question(Map<String, String> values, Locale locale) {
        public Question {
            values = Map.copyOf(values);
        }

        public Optional<String> value(String parameter) {
            return Optional.ofNullable(values.get(parameter)).filter(value -> !value.isBlank());
        }
    }
}
