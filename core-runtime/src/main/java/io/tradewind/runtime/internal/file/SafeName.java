package io.tradewind.runtime.internal.file;

import java.util.Locale;
import java.util.Set;

/** A file's name as people may see and save it: no folders, nothing invisible, nothing that a file system minds. */
final class SafeName {
    private static final int LONGEST = 200;
    private static final String UNNAMED = "file";
    private static final String MINDED = "<>:\"|?*/\\";
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private SafeName() {}

    static String of(String given) {
        String leaf = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        StringBuilder name = new StringBuilder();
        leaf.codePoints()
                .filter(SafeName::isVisible)
                .forEach(c -> name.appendCodePoint(MINDED.indexOf(c) < 0 ? c : '_'));
        String plain = name.toString().strip().replaceAll("^[. ]+|[. ]+$", "");
        if (plain.isEmpty()) {
            return UNNAMED;
        }
        return shortened(DEVICES.contains(stem(plain).toLowerCase(Locale.ROOT)) ? "_" + plain : plain);
    }

    /** Marks that turn the direction of writing can make {@code exe.pdf} of {@code fdp.exe}. */
    private static boolean isVisible(int c) {
        int kind = Character.getType(c);
        return !Character.isISOControl(c)
                && kind != Character.FORMAT
                && kind != Character.SURROGATE
                && kind != Character.LINE_SEPARATOR
                && kind != Character.PARAGRAPH_SEPARATOR;
    }

    private static String stem(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** The extension stays. */
    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        String extension = extension(name);
        String end = extension.isEmpty() || extension.length() > 10 ? "" : "." + extension;
        int cut = LONGEST - end.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(cut - 1)) ? cut - 1 : cut) + end;
    }

    /** In lower case, without the dot; empty if there is none. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
