package io.tradewind.ui.kit;

import java.util.Locale;
import java.util.Set;

import com.vaadin.flow.component.html.Span;

/** The first sign of a name on a tile: for companies and records square, for people round. */
public final class Logo extends Span {
    private static final Set<String> PLACES = Set.of(
            "上海", "北京", "天津", "重庆", "杭州", "宁波", "苏州", "南京", "无锡", "合肥", "广州", "深圳", "成都", "武汉", "西安", "青岛", "厦门", "长沙",
            "浙江", "江苏", "安徽", "广东", "山东", "四川", "湖北", "湖南", "福建", "中国");

    private Logo(String sign, Tone tone, String shape) {
        super(sign);
        addClassNames("tw-logo", "tw-logo-" + tone.css(), shape);
        getElement().setAttribute("aria-hidden", "true");
    }

    /** A record's tile, 24 pixels, quiet: for rows. */
    public static Logo row(String name) {
        return new Logo(sign(name), Tone.GRAY, "tw-logo-row");
    }

    /** A record's tile, 24 pixels, in the colour of its name. */
    public static Logo of(String name) {
        return new Logo(sign(name), Tone.ofName(name), "tw-logo-row");
    }

    /** A record's tile, 44 pixels: for page heads. */
    public static Logo large(String name) {
        return new Logo(sign(name), Tone.ACCENT, "tw-logo-large");
    }

    /** A person, 20 pixels. */
    public static Logo person(String name) {
        return new Logo(personSign(name), Tone.ofName(name), "tw-logo-person");
    }

    /** A person, 28 pixels. */
    public static Logo largePerson(String name) {
        return new Logo(personSign(name), Tone.ofName(name), "tw-logo-person-large");
    }

    private static String sign(String name) {
        var rest = name.strip();
        for (var place : PLACES) {
            if (rest.startsWith(place) && rest.length() > place.length()) {
                rest = rest.substring(place.length());
                break;
            }
        }
        return rest.isEmpty() ? "·" : first(rest).toUpperCase(Locale.ROOT);
    }

    /** Chinese people are told apart by the end of their names, others by their initials. */
    private static String personSign(String name) {
        var words = name.strip();
        if (words.isEmpty()) {
            return "·";
        }
        if (Character.isIdeographic(words.codePointAt(0))) {
            return Character.toString(words.codePointBefore(words.length()));
        }
        var parts = words.split("\\s+");
        var initials = first(parts[0]) + (parts.length > 1 ? first(parts[parts.length - 1]) : "");
        return initials.toUpperCase(Locale.ROOT);
    }

    private static String first(String text) {
        return Character.toString(text.codePointAt(0));
    }
}
