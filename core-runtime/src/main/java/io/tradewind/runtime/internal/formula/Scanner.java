package io.tradewind.runtime.internal.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tradewind.runtime.internal.formula.Token.Kind;

/** Cuts a formula into words. Signs as a Chinese keyboard makes them are as good as any. */
final class Scanner {
    private static final Map<Character, Character> WIDE = Map.ofEntries(
            Map.entry('（', '('),
            Map.entry('）', ')'),
            Map.entry('，', ','),
            Map.entry('、', ','),
            Map.entry('＋', '+'),
            Map.entry('－', '-'),
            Map.entry('＊', '*'),
            Map.entry('×', '*'),
            Map.entry('／', '/'),
            Map.entry('÷', '/'),
            Map.entry('％', '%'),
            Map.entry('＝', '='),
            Map.entry('＜', '<'),
            Map.entry('＞', '>'),
            Map.entry('！', '!'),
            Map.entry('？', '?'),
            Map.entry('：', ':'));
    private static final Map<Character, Character> QUOTES =
            Map.of('\'', '\'', '"', '"', '“', '”', '‘', '’', '”', '”', '’', '’');
    private static final List<String> SIGNS = List.of(
            "==", "!=", "<>", "<=", ">=", "&&", "||", "=", "<", ">", "!", "+", "-", "*", "/", "%", "(", ")", ",", "?",
            ":");
    private static final int MOST_DIGITS = 30;

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int here;

    private Scanner(String source) {
        this.source = source;
    }

    /** The last one is the end. */
    static List<Token> tokens(String source) {
        return new Scanner(source).all();
    }

    private List<Token> all() {
        while (here < source.length()) {
            char sign = source.charAt(here);
            if (Character.isWhitespace(sign) || sign == '\u3000') {
                here++;
            } else if (QUOTES.containsKey(sign)) {
                text(sign);
            } else if (isDigit(sign)) {
                number();
            } else if (Character.isLetter(sign) || sign == '_') {
                name();
            } else {
                sign();
            }
        }
        tokens.add(new Token(Kind.END, "", source.length() + 1));
        return tokens;
    }

    private static boolean isDigit(char sign) {
        return sign >= '0' && sign <= '9';
    }

    /** A quote within is written twice. */
    private void text(char opening) {
        int from = here;
        char closing = QUOTES.getOrDefault(opening, opening);
        StringBuilder text = new StringBuilder();
        for (here++; here < source.length(); here++) {
            char sign = source.charAt(here);
            boolean twice = sign == closing && here + 1 < source.length() && source.charAt(here + 1) == closing;
            if (twice) {
                here++;
            } else if (sign == closing) {
                here++;
                tokens.add(new Token(Kind.TEXT, text.toString(), from + 1));
                return;
            }
            text.append(sign);
        }
        throw new FormulaProblem("formula.open-text", from + 1);
    }

    private void number() {
        int from = here;
        skipDigits();
        if (here + 1 < source.length() && source.charAt(here) == '.' && isDigit(source.charAt(here + 1))) {
            here++;
            skipDigits();
        }
        String number = source.substring(from, here);
        boolean goesOn = here < source.length()
                && (Character.isLetterOrDigit(source.charAt(here))
                        || source.charAt(here) == '.'
                        || source.charAt(here) == '_');
        if (goesOn || number.length() > MOST_DIGITS) {
            throw new FormulaProblem("formula.bad-number", number, from + 1);
        }
        tokens.add(new Token(Kind.NUMBER, number, from + 1));
    }

    private void skipDigits() {
        while (here < source.length() && isDigit(source.charAt(here))) {
            here++;
        }
    }

    /** With dots within, as in {@code custom.discount}. */
    private void name() {
        int from = here;
        while (here < source.length() && isOfName(here)) {
            here++;
        }
        tokens.add(new Token(Kind.NAME, source.substring(from, here), from + 1));
    }

    private boolean isOfName(int place) {
        char sign = source.charAt(place);
        boolean dot = sign == '.'
                && place + 1 < source.length()
                && (Character.isLetter(source.charAt(place + 1)) || source.charAt(place + 1) == '_');
        return dot || sign == '_' || Character.isLetterOrDigit(sign);
    }

    private void sign() {
        String rest = narrow(source.substring(here, Math.min(source.length(), here + 2)));
        String sign = SIGNS.stream()
                .filter(rest::startsWith)
                .findFirst()
                .orElseThrow(() ->
                        new FormulaProblem("formula.bad-sign", Character.toString(source.codePointAt(here)), here + 1));
        tokens.add(new Token(Kind.SIGN, sign, here + 1));
        here += sign.length();
    }

    private static String narrow(String signs) {
        StringBuilder narrow = new StringBuilder();
        for (char sign : signs.toCharArray()) {
            narrow.append(WIDE.getOrDefault(sign, sign).charValue());
        }
        return narrow.toString();
    }
}
