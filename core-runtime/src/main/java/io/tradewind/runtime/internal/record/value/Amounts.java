package io.tradewind.runtime.internal.record.value;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;

/** Money as JSON and files write it: {@code {"amount","currency"}}, {@code 1234.50 CNY}, {@code USD 12}. */
final class Amounts {
    private static final Pattern CODE_LAST = Pattern.compile("(.+?)\\s*([A-Za-z]{3})");
    private static final Pattern CODE_FIRST = Pattern.compile("([A-Za-z]{3})\\s*(.+)");
    private static final BigDecimal LIMIT = new BigDecimal("1000000000000000");

    private Amounts() {}

    /** @param currency of amounts written without one; null: they are refused */
    static Money money(Object raw, @Nullable String currency, boolean lenient) {
        return switch (raw) {
            case Money money -> bounded(money);
            case Map<?, ?> parts -> ofParts(parts, currency);
            case String text -> ofText(text.strip(), currency, lenient);
            case Number number -> of(Numerals.decimal(number, lenient), currency);
            default -> throw new Refusal("field.not-money");
        };
    }

    private static Money ofParts(Map<?, ?> parts, @Nullable String currency) {
        for (Object key : parts.keySet()) {
            if (!"amount".equals(key) && !"currency".equals(key)) {
                throw new Refusal("field.not-money");
            }
        }
        Object amount = parts.get("amount");
        Object code = parts.get("currency") == null ? currency : parts.get("currency");
        if (amount == null || !(code instanceof String text)) {
            throw new Refusal("field.not-money");
        }
        return of(Numerals.decimal(amount, false), text);
    }

    private static Money ofText(String text, @Nullable String currency, boolean lenient) {
        Matcher last = CODE_LAST.matcher(text);
        if (last.matches()) {
            return of(Numerals.decimal(last.group(1), lenient), last.group(2));
        }
        Matcher first = CODE_FIRST.matcher(text);
        if (first.matches()) {
            return of(Numerals.decimal(first.group(2), lenient), first.group(1));
        }
        String digits = lenient ? text.replaceAll("^[¥￥$€£]\\s*", "") : text;
        return of(Numerals.decimal(digits, lenient), currency);
    }

    private static Money of(BigDecimal amount, @Nullable String currency) {
        if (currency == null) {
            throw new Refusal("field.not-money");
        }
        return Money.currency(currency)
                .map(known -> bounded(new Money(amount, known)))
                .orElseThrow(() -> new Refusal("field.unknown-currency", currency));
    }

    private static Money bounded(Money money) {
        if (money.amount().abs().compareTo(LIMIT) >= 0) {
            throw new Refusal("field.out-of-range");
        }
        return money;
    }
}
