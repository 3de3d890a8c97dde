package io.tradewind.runtime.internal.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Functions of texts; a letter, a Chinese character and an emoji each count once. */
final class TextFunctions {
    private TextFunctions() {}

    static void into(Map<String, Function<Call, Expression>> all) {
        all.put("upper", call -> changed(call, text -> text.toUpperCase(Locale.ROOT)));
        all.put("lower", call -> changed(call, text -> text.toLowerCase(Locale.ROOT)));
        all.put("trim", call -> changed(call, String::strip));
        all.put("text", call -> {
            if (!Operators.isText(call.takes(1).arguments().getFirst())) {
                throw new FormulaProblem("formula.wants-text", call.name(), call.at());
            }
            return call.of(ValueType.TEXT, values -> Operators.text(values.getFirst()));
        });
        all.put(
                "length",
                call -> call.takes(1)
                        .with(0, ValueType.TEXT)
                        .of(ValueType.NUMBER, values -> BigDecimal.valueOf(length((String) values.getFirst()))));
        all.put("left", call -> part(call, (text, count) -> cut(text, 0, count)));
        all.put(
                "right",
                call -> part(call, (text, count) -> cut(text, Math.max(0, length(text) - count), length(text))));
        all.put("startsWith", call -> asked(call, String::startsWith));
        all.put("contains", TextFunctions::contains);
        all.put("replace", call -> call.takes(3).with(0, ValueType.TEXT).of(ValueType.TEXT, TextFunctions::replaced));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String cut(String text, int from, int to) {
        int length = length(text);
        int end = Math.clamp(to, 0, length);
        return text.substring(text.offsetByCodePoints(0, Math.clamp(from, 0, end)), text.offsetByCodePoints(0, end));
    }

    private static Expression changed(Call call, UnaryOperator<String> how) {
        return call.takes(1)
                .with(0, ValueType.TEXT)
                .of(ValueType.TEXT, values -> Operators.bounded(how.apply((String) values.getFirst())));
    }

    private static Expression part(Call call, java.util.function.BiFunction<String, Integer, String> how) {
        return call.takes(2)
                .one(0, ValueType.TEXT)
                .one(1, ValueType.NUMBER)
                .of(
                        ValueType.TEXT,
                        values -> Operators.bounded(how.apply((String) values.get(0), Decimals.count(values.get(1)))));
    }

    private static Expression asked(Call call, BiPredicate<String, String> how) {
        return call.takes(2)
                .with(0, ValueType.TEXT)
                .of(ValueType.YES_NO, values -> how.test((String) values.get(0), (String) values.get(1)));
    }

    /** A text within a text, or a tag among tags. */
    private static Expression contains(Call call) {
        if (call.takes(2).type(0) == ValueType.CODES) {
            return call.one(1, ValueType.TEXT)
                    .of(ValueType.YES_NO, values -> ((List<?>) values.get(0)).contains(values.get(1)));
        }
        return asked(call, String::contains);
    }

    private static Object replaced(List<Object> values) {
        String text = (String) values.get(0);
        String part = (String) values.get(1);
        String by = (String) values.get(2);
        if (part.isEmpty()) {
            return text;
        }
        int found = 0;
        for (int from = text.indexOf(part); from >= 0; from = text.indexOf(part, from + part.length())) {
            found++;
        }
        if (text.length() + (long) found * (by.length() - part.length()) > Operators.LONGEST_TEXT) {
            throw Unusable.VALUE;
        }
        return Operators.bounded(text.replace(part, by));
    }
}
