package io.tradewind.ui.internal.sample;

import java.util.List;
import java.util.Optional;

import io.tradewind.list.ValueLists;

/** No value lists: codes are shown as they are. */
public final class NoLists implements ValueLists {
    @Override
    public List<Entry> entries(String list) {
        return List.of();
    }

    @Override
    public Optional<Entry> find(String list, String codeOrText) {
        return Optional.empty();
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
