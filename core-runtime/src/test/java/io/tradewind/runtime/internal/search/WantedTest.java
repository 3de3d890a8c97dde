package io.tradewind.runtime.internal.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import io.tradewind.TradewindException;
import io.tradewind.runtime.internal.search.Wanted.Chinese;
import io.tradewind.runtime.internal.search.Wanted.Number;
import io.tradewind.runtime.internal.search.Wanted.Word;

class WantedTest {
    @Test
    void takes_words_apart_where_their_kind_changes() {
        assertThat(Wanted.of("ＡＢＣ科技 Élan").parts()).map(Wanted.Part::text).containsExactly("abc", "科技", "elan");
        assertThat(Wanted.of("138-0013 8000").parts()).hasExactlyElementsOfTypes(Number.class, Word.class);
        assertThat(Wanted.of("+86(10)6552").parts()).map(Wanted.Part::text).containsExactly("86106552");
        assertThat(Wanted.of(" !!　— ").isNothing()).isTrue();
    }

    @Test
    void cuts_chinese_into_words_that_may_stand_apart() {
        assertThat(Wanted.of("北京技术公司").parts())
                .first()
                .isInstanceOfSatisfying(
                        Chinese.class, chinese -> assertThat(chinese.words()).containsExactly("北京", "技术", "公司"));
        assertThat(Wanted.of("李明电话").parts())
                .first()
                .isInstanceOfSatisfying(
                        Chinese.class, chinese -> assertThat(chinese.words()).containsExactly("李明", "电话"));
        assertThat(Wanted.of("京华").parts())
                .first()
                .isInstanceOfSatisfying(
                        Chinese.class, chinese -> assertThat(chinese.words()).containsExactly("京华"));
    }

    @Test
    void refuses_what_is_too_long() {
        assertThatThrownBy(() -> Wanted.of("x".repeat(201))).isInstanceOf(TradewindException.class);
        assertThatThrownBy(() -> Wanted.of("a b c d e f g h i j k"))
                .isInstanceOfSatisfying(
                        TradewindException.class,
                        refused -> assertThat(refused.code()).isEqualTo("search.too-much"));
    }
}
