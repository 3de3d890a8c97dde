package io.tradewind.ui.kit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;

import io.tradewind.Money;
import io.tradewind.TradewindException;
import io.tradewind.record.Reference;
import io.tradewind.text.Texts;

/** The person in front of the screen: their language, their zone, and how numbers, money, days and times look to them. */
public final class Reader {
    private final Texts texts;
    private final Locale locale;
    private final ZoneId zone;

    private Reader(Texts texts, Locale locale, ZoneId zone) {
        this.texts = texts;
        this.locale = locale;
        this.zone = zone;
    }

    public static Reader of(Texts texts, Locale locale, ZoneId zone) {
        return new Reader(texts, locale, zone);
    }

    /**
     * The reader of the current tab.
     *
     * @throws IllegalStateException outside of a tab's work
     */
    public static Reader current() {
        var ui = UI.getCurrent();
        var reader = ui == null ? null : ComponentUtil.getData(ui, Reader.class);
        if (reader == null) {
            throw new IllegalStateException("no tab is at work on this thread");
        }
        return reader;
    }

    /** Makes this the reader of a tab. */
    public void attachTo(UI ui) {
        ComponentUtil.setData(ui, Reader.class, this);
    }

    public Locale locale() {
        return locale;
    }

    public ZoneId zone() {
        return zone;
    }

    public boolean chinese() {
        return locale.getLanguage().equals("zh");
    }

    /** The text in the reader's language, see {@link Texts#get}. */
    public String text(String key, Object... arguments) {
        return texts.get(locale, key, arguments);
    }

    /** The text if there is one. */
    public Optional<String> find(String key, Object... arguments) {
        return texts.find(locale, key, arguments);
    }

    /** A record type's plural name, for example "Customers". */
    public String plural(String type) {
        return text(type + ".title");
    }

    /** A record type's singular name, for example "customer". */
    public String one(String type) {
        return text(type + ".one");
    }

    /** A field's label. */
    public String field(String type, String field) {
        return texts.field(locale, type, field);
    }

    /** An enumeration's value in words, else the value itself. */
    public String value(String type, String field, String value) {
        return find(type + "." + field + "." + value)
                .or(() -> find("record." + field + "." + value))
                .orElse(value);
    }

    /** What a broken rule says to the reader. */
    public String problem(TradewindException rule) {
        return text("error." + rule.code(), rule.arguments().toArray());
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** With the decimals it has, and thousands apart. */
    public String number(BigDecimal number) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(Math.max(0, number.stripTrailingZeros().scale()));
        format.setMaximumFractionDigits(12);
        return format.format(number);
    }

    public String percent(double share) {
        var format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }

    /** In full: {@code ¥1,284,500.00}. */
    public String money(Money money) {
        var format = NumberFormat.getNumberInstance(locale);
        var digits = Math.max(0, money.currency().getDefaultFractionDigits());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return signed(money, format.format(money.amount().abs()));
    }

    /** With cents only if there are some: {@code ¥1,284,500}. */
    public String plainMoney(Money money) {
        var whole = money.amount().stripTrailingZeros().scale() <= 0;
        return whole
                ? signed(
                        money,
                        NumberFormat.getIntegerInstance(locale)
                                .format(money.amount().abs()))
                : money(money);
    }

    /** For tiles: {@code ¥128.5万}, {@code ¥1.3M}. */
    public String shortMoney(Money money) {
        var format = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
        format.setMaximumFractionDigits(1);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return signed(money, format.format(money.amount().abs().doubleValue()));
    }

    private String signed(Money money, String amount) {
        return (money.isNegative() ? "−" : "") + symbol(money.currency()) + amount;
    }

    private String symbol(Currency currency) {
        return switch (currency.getCurrencyCode()) {
            case "CNY" -> "¥";
            case "JPY" -> "JP¥";
            default -> {
                var symbol = currency.getSymbol(locale);
                yield symbol.length() > 2 ? symbol + " " : symbol;
            }
        };
    }

    /** In full: {@code 2026-11-23}, {@code 23 Nov 2026}. */
    public String day(LocalDate day) {
        return format(chinese() ? "yyyy-MM-dd" : "d MMM yyyy").format(day);
    }

    /** Without the year if it is this one. */
    public String shortDay(LocalDate day) {
        if (day.getYear() != today().getYear()) {
            return day(day);
        }
        return format(chinese() ? "M月d日" : "d MMM").format(day);
    }

    /** With the day of the week: {@code 11月23日 星期一}, {@code Monday, 23 November}. */
    public String longDay(LocalDate day) {
        return format(chinese() ? "M月d日 EEEE" : "EEEE, d MMMM").format(day);
    }

    /** {@code 14:05} in the reader's zone. */
    public String time(Instant at) {
        return format("HH:mm").format(at.atZone(zone));
    }

    /** Day and time in the reader's zone. */
    public String moment(Instant at) {
        return day(at.atZone(zone).toLocalDate()) + " " + time(at);
    }

    /** How long ago, in words; after a week the day. What is still to come has its day, unless that is today, and its time. */
    public String ago(Instant at) {
        var passed = Duration.between(at, Instant.now());
        if (passed.toMinutes() < 0) {
            var on = at.atZone(zone).toLocalDate();
            return on.equals(today()) ? time(at) : shortDay(on) + " " + time(at);
        }
        if (passed.toMinutes() < 1) {
            return text("ui.ago.now");
        }
        if (passed.toMinutes() < 60) {
            return text("ui.ago.minutes", passed.toMinutes());
        }
        var day = at.atZone(zone).toLocalDate();
        if (day.equals(today())) {
            return text("ui.ago.hours", passed.toHours());
        }
        if (day.equals(today().minusDays(1))) {
            return text("ui.ago.yesterday");
        }
        var days = java.time.temporal.ChronoUnit.DAYS.between(day, today());
        return days < 7 ? text("ui.ago.days", days) : shortDay(day);
    }

    /** Today where the reader is. */
    public LocalDate today() {
        return LocalDate.now(zone);
    }

    /** Any value of a record as a text; empty for null. Codes of lists and enumerations come out as they are. */
    public String show(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Money money -> money(money);
            case BigDecimal number -> number(number);
            case Long number -> number(number.longValue());
            case Integer number -> number(number.longValue());
            case Boolean yes -> text(yes ? "ui.yes" : "ui.no");
            case LocalDate day -> day(day);
            case Instant at -> moment(at);
            case Reference reference -> reference.name() == null ? text("ui.hidden") : reference.name();
            default -> value.toString();
        };
    }

    private DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale);
    }
}
