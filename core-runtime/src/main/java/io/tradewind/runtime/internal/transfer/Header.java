package io.tradewind.runtime.internal.transfer;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.tradewind.runtime.internal.transfer.sheet.Limits;

/** A column's header: the word to compare, and the unit it may name, as in {@code Revenue (USD million)} or {@code 年营收（万元）}. */
record Header(String text) {
    private static final Pattern BRACKETS = Pattern.compile("[(\\[（【].*?[)\\]）】]");
    private static final Map<String, BigDecimal> FACTORS = Map.of(
            "million",
            new BigDecimal(1_000_000),
            "百万",
            new BigDecimal(1_000_000),
            "thousand",
            new BigDecimal(1_000),
            "千",
            new BigDecimal(1_000),
            "万",
            new BigDecimal(10_000),
            "亿",
            new BigDecimal(100_000_000),
            "billion",
            new BigDecimal(1_000_000_000));

    /** Headers as they stand, made different and never empty. */
    static List<String> names(List<String> cells) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i).strip();
            String name = cell.isEmpty() ? "Column " + (i + 1) : cell.substring(0, Math.min(cell.length(), 200));
            String free = name;
            for (int n = 2; !taken.add(free) && n <= Limits.COLUMNS + 1; n++) {
                free = name + " (" + n + ")";
            }
            names.add(free);
        }
        return names;
    }

    /** Letters and digits only, lower-cased, without what stands in brackets. */
    String key() {
        String bare = BRACKETS.matcher(text).replaceAll("");
        return key(bare.isBlank() ? text : bare);
    }

    static String key(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** What numbers below are to be multiplied by; null if the header says nothing. */
    @Nullable
    BigDecimal factor() {
        String words = text.toLowerCase(Locale.ROOT);
        return FACTORS.entrySet().stream()
                .filter(entry -> words.contains(entry.getKey()))
                .max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(null);
    }

    /** ISO code of the currency the header names; null if it names none. */
    @Nullable
    String currency() {
        for (String word : text.split("[\\s()\\[\\]（）【】,，/]+")) {
            if (word.equals(word.toUpperCase(Locale.ROOT)) && word.length() <= 3 && !word.isBlank()) {
                var code = NumberText.codeOf(word);
                if (code.isPresent()) {
                    return code.get();
                }
            }
        }
        return text.contains("元") && !text.contains("美元") && !text.contains("欧元")
                ? "CNY"
                : text.contains("美元") ? "USD" : text.contains("欧元") ? "EUR" : null;
    }
}
