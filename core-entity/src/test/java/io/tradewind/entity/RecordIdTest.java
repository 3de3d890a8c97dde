package io.tradewind.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class RecordIdTest {
    @Test
    void is_a_uuid_of_version_7_that_tells_its_time() {
        long before = System.currentTimeMillis();

        var id = UUID.fromString(RecordId.next());

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis() + 1_000);
    }

    @Test
    void grows_even_when_the_clock_goes_back() {
        long now = System.currentTimeMillis();

        var ids = Stream.of(RecordId.at(now), RecordId.at(now - 60_000), RecordId.at(now))
                .toList();

        assertThat(ids).isSorted();
    }

    @Test
    void is_unique_and_ascending_for_each_of_many_threads() throws Exception {
        try (var pool = Executors.newFixedThreadPool(4)) {
            Callable<List<String>> make = () ->
                    IntStream.range(0, 20_000).mapToObj(i -> RecordId.next()).toList();
            List<String> all = new ArrayList<>();
            for (var made : pool.invokeAll(Collections.nCopies(4, make))) {
                assertThat(made.get()).isSorted();
                all.addAll(made.get());
            }

            assertThat(all).doesNotHaveDuplicates().hasSize(80_000);
        }
    }
}
