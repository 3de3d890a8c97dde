package io.tradewind.ui.internal.record;

import java.util.stream.Collectors;

import io.tradewind.TradewindException;
import io.tradewind.record.InvalidRecord;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;

/** Runs what the engine may refuse, and says the refusal in words where no field can show it. */
public final class Guarded {
    private Guarded() {}

    /** @return whether it was done */
    public static boolean run(Runnable work) {
        try {
            work.run();
            return true;
        } catch (TradewindException refused) {
            Toast.problem(words(Reader.current(), refused));
            return false;
        }
    }

    /** A refusal in one sentence; broken fields say their own. */
    public static String words(Reader reader, TradewindException refused) {
        return refused instanceof InvalidRecord invalid
                ? invalid.problems().stream()
                        .map(problem -> reader.text(
                                "error." + problem.code(), problem.arguments().toArray()))
                        .distinct()
                        .collect(Collectors.joining(" "))
                : reader.problem(refused);
    }
}
