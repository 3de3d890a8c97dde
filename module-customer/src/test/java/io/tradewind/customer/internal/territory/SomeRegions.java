package io.tradewind.customer.internal.territory;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.tradewind.list.ValueLists;

/** China with a province, and Japan. */
final class SomeRegions implements ValueLists {
    @Override
    public List<Entry> entries(String list) {
        return Stream.of("CN", "CN-ZJ", "JP")
                .map(code -> new Entry(list, code, code, code, 0, true))
                .toList();
    }

    @Override
    public Optional<Entry> find(String list, String codeOrText) {
        return entries(list).stream()
                .filter(entry -> entry.code().equals(codeOrText))
                .findFirst();
    }

    @Override
    public Entry add(String list, String text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void provide(String list, List<Entry> entries) {
        throw new UnsupportedOperationException();
    }
}
