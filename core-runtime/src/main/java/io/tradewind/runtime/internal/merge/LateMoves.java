package io.tradewind.runtime.internal.merge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.tradewind.runtime.internal.merge.MergeBook.Entry;
import io.tradewind.runtime.internal.record.Moving;
import io.tradewind.runtime.internal.record.Moving.Move;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** Moves what could not be moved with a merge or its undo, a merge at a time. */
record LateMoves(Moving moving, Transactions transactions, Database database) {
    /** @param arrived the type whose records are looked through */
    void catchUp(String arrived) {
        List<Entry> running = database.reads(sql -> new MergeBook(sql).running());
        Map<String, List<Entry>> byType = running.stream().collect(Collectors.groupingBy(Entry::type));
        byType.forEach((type, entries) -> {
            Set<String> late = moving.referredTo(
                    arrived, type, entries.stream().map(Entry::other).distinct().toList());
            entries.stream()
                    .filter(entry -> late.contains(entry.other()))
                    .forEach(entry -> transactions.run(() -> follow(arrived, entry)));
        });
        database.reads(sql -> new MergeBook(sql).waitingFor(arrived))
                .forEach(merge -> transactions.run(() -> goBack(merge, arrived)));
    }

    private void follow(String arrived, Entry entry) {
        MergeBook book = new MergeBook(database.sql());
        String survivor = entry.survivor();
        for (Optional<Entry> next = book.takingAway(survivor); next.isPresent(); next = book.takingAway(survivor)) {
            survivor = next.get().survivor();
        }
        List<Move> moves = moving.moveLate(arrived, entry.type(), entry.other(), survivor);
        List<Move> known = book.moves(entry.id(), MergeBook.MOVED);
        book.moved(
                entry.id(),
                moves.stream()
                        .filter(move -> known.stream()
                                .noneMatch(old -> old.id().equals(move.id())
                                        && old.field().equals(move.field())
                                        && old.part().equals(move.part())))
                        .toList());
        book.carryOn(moves, entry.other());
    }

    private void goBack(String merge, String arrived) {
        MergeBook book = new MergeBook(database.sql());
        Entry entry = book.find(merge).orElseThrow();
        List<Move> waiting = book.moves(merge, MergeBook.WAITING).stream()
                .filter(move -> move.type().equals(arrived))
                .toList();
        Moving.Return back = moving.moveBack(entry.type(), waiting, entry.survivor(), entry.other());
        book.became(merge, back.back(), MergeBook.BACK);
        book.became(merge, back.stayed(), MergeBook.STAYED);
    }
}
