package io.tradewind.runtime.internal.tx;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What a reading has asked for. The panels of one page ask the same; in a transaction it may have changed meanwhile. */
public final class Seen implements Participant {
    private final Map<Object, Object> answers = new HashMap<>();

    private Seen() {}

    /** @param key with everything that the answer depends on, who asks and what they may see, too */
    @SuppressWarnings("unchecked") // a key is used for one kind of answer
    public static <T> T once(Database database, Object key, Supplier<T> ask) {
        if (!database.isReading()) {
            return ask.get();
        }
        Seen seen = database.participant(Seen.class, Seen::new);
        Object known = seen.answers.get(key);
        if (known != null) {
            return (T) known;
        }
        T answer = ask.get();
        seen.answers.put(key, answer);
        return answer;
    }

    @Override
    public void flush() {
        // nothing is written
    }

    @Override
    public void ended() {
        answers.clear();
    }
}
