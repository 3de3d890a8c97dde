package io.tradewind.runtime.internal.record.value;

import java.util.List;
import java.util.Locale;

/** Hides a name from somebody who may not know it: what they have typed stays, and the kind of company; each gap is two stars. */
public final class Mask {
    private static final int SHORTEST = 2;
    private static final String GAP = "**";
    private static final List<String> KINDS = List.of("有限公司", "公司", "集团", "厂");

    private Mask() {}

    /** @param typed what the asker has given of the name; empty if they found it by something else */
    public static String name(String name, String typed) {
        boolean[] shown = new boolean[name.length()];
        if (!showCommon(name, typed, shown) && !name.isEmpty()) {
            show(shown, 0, name.offsetByCodePoints(0, 1));
        }
        KINDS.stream()
                .filter(kind -> name.endsWith(kind) && name.length() > kind.length())
                .findFirst()
                .ifPresent(kind -> show(shown, name.length() - kind.length(), name.length()));
        StringBuilder masked = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if (shown[i]) {
                masked.append(name.charAt(i));
            } else if (i == 0 || shown[i - 1]) {
                masked.append(GAP);
            }
        }
        return masked.toString();
    }

    private static void show(boolean[] shown, int from, int to) {
        java.util.Arrays.fill(shown, from, to, true);
    }

    /** Shows the longest pieces that both have, longest first, none of them twice. */
    private static boolean showCommon(String name, String typed, boolean[] shown) {
        String hidden = name.toLowerCase(Locale.ROOT);
        String given = typed.toLowerCase(Locale.ROOT).strip();
        if (hidden.length() != name.length()) {
            return false;
        }
        boolean any = false;
        for (int length = Math.min(hidden.length(), given.length()); length >= SHORTEST; length--) {
            for (int start = 0; start + length <= given.length(); start++) {
                String piece = given.substring(start, start + length);
                int at = piece.isBlank() ? -1 : hidden.indexOf(piece);
                if (at >= 0 && free(shown, at, at + length)) {
                    show(shown, at, at + length);
                    any = true;
                }
            }
        }
        return any;
    }

    private static boolean free(boolean[] shown, int from, int to) {
        for (int i = from; i < to; i++) {
            if (shown[i]) {
                return false;
            }
        }
        return true;
    }
}
