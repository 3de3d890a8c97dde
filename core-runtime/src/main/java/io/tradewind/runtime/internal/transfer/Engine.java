package io.tradewind.runtime.internal.transfer;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import io.tradewind.event.Events;
import io.tradewind.list.ValueLists;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.Records;
import io.tradewind.runtime.internal.record.RecordBatches;
import io.tradewind.runtime.internal.record.RecordMoves;
import io.tradewind.text.Texts;
import io.tradewind.transfer.RecordFinder;
import io.tradewind.tx.Transactions;

/** What imports and bulk changes need of the rest of the engine, in one hand. */
@Component(service = Engine.class)
public final class Engine {
    private final Records records;
    private final RecordBatches batches;
    private final RecordMoves moves;
    private final RecordTypes types;
    private final ValueLists lists;
    private final Texts texts;
    private final Transactions transactions;
    private final Events events;
    private final Clock clock;
    private final List<RecordFinder> finders = new CopyOnWriteArrayList<>();
    private final ThreadLocal<@Nullable Boolean> takingIn = new ThreadLocal<>();

    @Activate
    public Engine(
            @Reference Records records,
            @Reference RecordTypes types,
            @Reference ValueLists lists,
            @Reference Texts texts,
            @Reference Transactions transactions,
            @Reference RecordBatches batches,
            @Reference RecordMoves moves,
            @Reference Events events) {
        this(records, types, lists, texts, transactions, batches, moves, events, Clock.systemUTC());
    }

    Engine(
            Records records,
            RecordTypes types,
            ValueLists lists,
            Texts texts,
            Transactions transactions,
            RecordBatches batches,
            RecordMoves moves,
            Events events,
            Clock clock) {
        this.records = records;
        this.batches = batches;
        this.moves = moves;
        this.types = types;
        this.lists = lists;
        this.texts = texts;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(RecordFinder finder) {
        finders.add(finder);
    }

    void remove(RecordFinder finder) {
        finders.remove(finder);
    }

    /** Those who know how records of the type are called. */
    List<RecordFinder> finders(String type) {
        return finders.stream().filter(finder -> finder.type().equals(type)).toList();
    }

    public Records records() {
        return records;
    }

    /** The same for many records at a time. */
    public RecordBatches batches() {
        return batches;
    }

    /** Removing many, bringing them back. */
    public RecordMoves moves() {
        return moves;
    }

    public RecordTypes types() {
        return types;
    }

    public ValueLists lists() {
        return lists;
    }

    public Texts texts() {
        return texts;
    }

    public Transactions transactions() {
        return transactions;
    }

    public Events events() {
        return events;
    }

    public Clock clock() {
        return clock;
    }

    /** Saves what rows of a file say, so that stages can tell it from what is new. */
    <T> T takeIn(Supplier<T> save) {
        takingIn.set(true);
        try {
            return save.get();
        } finally {
            takingIn.remove();
        }
    }

    boolean isTakingIn() {
        return Boolean.TRUE.equals(takingIn.get());
    }
}
