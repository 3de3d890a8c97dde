package io.tradewind.runtime.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

import org.junit.jupiter.api.Test;

class PatternTest {
    @Test
    void arguments_that_were_kept_as_texts_are_told_like_fresh_ones() {
        Pattern counted =
                Pattern.of("{0,choice,1#one customer|1<{0,number} customers} until {1,date,yyyy-MM-dd} of {2}");

        String fresh = counted.render(Locale.ENGLISH, 1_200, java.time.LocalDate.of(2026, 11, 27), "12");

        assertThat(fresh).isEqualTo("1,200 customers until 2026-11-27 of 12");
        assertThat(counted.render(Locale.ENGLISH, "1200", "2026-11-27", "12")).isEqualTo(fresh);
        assertThat(counted.render(Locale.ENGLISH, "1", "2026-11-27", "x")).startsWith("one customer");
    }
}
