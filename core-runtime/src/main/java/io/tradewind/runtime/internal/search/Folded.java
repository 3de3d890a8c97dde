package io.tradewind.runtime.internal.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A text as it is searched: in lower case, without accents, wide letters as usual ones; each character knows where it stood. */
final class Folded {
    private final String text;
    private final int[] places;

    /** A stretch of one kind: of Chinese characters, or of letters and digits. */
    record Run(boolean isChinese, int begin, int end) {}

    private Folded(String text, int[] places) {
        this.text = text;
        this.places = places;
    }

    static Folded of(String raw) {
        StringBuilder folded = new StringBuilder(raw.length());
        int[] places = new int[raw.length() + 1];
        for (int at = 0; at < raw.length(); ) {
            int point = raw.codePointAt(at);
            String one = folded(point);
            if (folded.length() + one.length() >= places.length) {
                places = Arrays.copyOf(places, places.length * 2 + one.length());
            }
            for (int i = 0; i < one.length(); i++) {
                places[folded.length()] = at;
                folded.append(one.charAt(i));
            }
            at += Character.charCount(point);
        }
        places[folded.length()] = raw.length();
        return new Folded(folded.toString(), places);
    }

    private static String folded(int point) {
        if (point < 0x80) {
            return String.valueOf((char) (point >= 'A' && point <= 'Z' ? point + 32 : point));
        }
        String one = Character.toString(point);
        if (isChinese((char) point) && point <= 0xffff) {
            return one;
        }
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(one, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    static boolean isChinese(char character) {
        return character >= '\u3400' && character <= '\u9fff' || character >= '\uf900' && character <= '\ufaff';
    }

    String text() {
        return text;
    }

    /** Where a folded character stood in the raw text; for the length of the folded text, its end. */
    int place(int index) {
        return places[index];
    }

    /** The first place behind the raw character that became this one. */
    int placeBehind(int index) {
        int next = index + 1;
        while (next < text.length() && places[next] == places[index]) {
            next++;
        }
        return places[next];
    }

    List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int begin = at;
            boolean chinese = isChinese(text.charAt(at));
            while (at < text.length() && isPart(at, chinese)) {
                at += Character.charCount(text.codePointAt(at));
            }
            if (at > begin) {
                runs.add(new Run(chinese, begin, at));
            } else {
                at += Character.charCount(text.codePointAt(at));
            }
        }
        return runs;
    }

    private boolean isPart(int at, boolean chinese) {
        boolean isChinese = isChinese(text.charAt(at));
        return chinese ? isChinese : !isChinese && Character.isLetterOrDigit(text.codePointAt(at));
    }

    String of(Run run) {
        return text.substring(run.begin(), run.end());
    }
}
