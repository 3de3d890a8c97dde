package io.tradewind.runtime.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import com.ibm.icu.text.Transliterator;

class PinyinTest {
    @Test
    void the_table_says_what_icu_says() {
        Transliterator icu = Transliterator.getInstance("Han-Latin");
        Map<Character, String> other = new TreeMap<>();
        for (char character = '\u4e00'; character <= '\u9fff'; character++) {
            String reading = typed(icu.transliterate(String.valueOf(character)).strip());
            boolean known = Pinyin.of(character).isEmpty()
                    ? !reading.matches("[a-z]+")
                    : Pinyin.of(character).contains(reading);
            if (!known) {
                other.put(character, reading);
            }
        }

        assertThat(other).isEmpty();
    }

    private static String typed(String latin) {
        return Normalizer.normalize(latin, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("u(\\p{Mn}*)\u0308", "v$1")
                .replaceAll("\\p{Mn}", "");
    }

    @Test
    void knows_several_readings() {
        assertThat(Pinyin.of('行')).contains("xing", "hang");
        assertThat(Pinyin.of('厦')).contains("xia", "sha");
        assertThat(Pinyin.of('绿')).contains("lv", "lu");
        assertThat(Pinyin.of('北')).containsExactly("bei");
        assertThat(Pinyin.of('a')).isEmpty();
        assertThat(Pinyin.initials('重')).containsExactlyInAnyOrder("z", "c");
    }

    @Test
    void reads_letters_as_syllables_in_all_ways() {
        assertThat(Pinyin.splits("xian")).extracting(Object::toString).contains("[xian]", "[xi, an]");
        assertThat(Pinyin.splits("beij")).extracting(Object::toString).contains("[bei, j]");
        assertThat(Pinyin.splits("bj")).isEmpty();
        assertThat(Pinyin.splits("anan".repeat(10) + "q")).isNotEmpty();
        assertThat(Pinyin.splits("anan".repeat(10) + "vvv")).isEmpty();
    }
}
