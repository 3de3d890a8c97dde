package io.tradewind.runtime.internal.formula;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The functions that formulas know, by name in any case. */
final class Functions {
    /** What people look for and must not have: the value would be right on the day of the last save only. */
    private static final Set<String> OF_THE_CLOCK = Set.of(
            "now",
            "today",
            "date.today",
            "currentdate",
            "current_date",
            "sysdate",
            "getdate",
            "curdate",
            "localtime",
            "timestamp",
            "random",
            "rand",
            "uuid");

    private static final Map<String, Function<Call, Expression>> ALL = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        Choices.into(ALL);
        NumberFunctions.into(ALL);
        DateFunctions.into(ALL);
        TextFunctions.into(ALL);
    }

    private Functions() {}

    static Set<String> names() {
        return ALL.keySet();
    }

    static Expression call(Token name, List<Expression> arguments) {
        Function<Call, Expression> function = ALL.get(name.text());
        if (function == null) {
            throw new FormulaProblem(
                    isOfTheClock(name.text()) ? "formula.no-today" : "formula.unknown-function",
                    name.text(),
                    name.at());
        }
        return function.apply(new Call(name.text(), name.at(), arguments));
    }

    static boolean isOfTheClock(String name) {
        return OF_THE_CLOCK.contains(name.toLowerCase(Locale.ROOT));
    }
}
