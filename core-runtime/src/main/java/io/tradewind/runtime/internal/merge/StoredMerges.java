package io.tradewind.runtime.internal.merge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Access;
import io.tradewind.access.Directory;
import io.tradewind.access.Identity;
import io.tradewind.entity.RecordId;
import io.tradewind.event.Events;
import io.tradewind.merge.Merge;
import io.tradewind.merge.MergePlan;
import io.tradewind.merge.MergePlan.Difference;
import io.tradewind.merge.MergeUndone;
import io.tradewind.merge.Merges;
import io.tradewind.merge.RecordsMerged;
import io.tradewind.merge.Undone;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.Reference;
import io.tradewind.runtime.internal.merge.MergeBook.Entry;
import io.tradewind.runtime.internal.record.Fusion;
import io.tradewind.runtime.internal.record.Moving;
import io.tradewind.runtime.internal.record.Moving.Move;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** Merges with their books in the database. */
@Component(service = {Merges.class, StoredMerges.class})
public final class StoredMerges implements Merges {
    private static final int MOST_TOLD = 100;

    private final Fusion fusion;
    private final Moving moving;
    private final Transactions transactions;
    private final Database database;
    private final Events events;
    private final Identity identity;
    private final Access access;
    private final RecordTypes types;
    private final Directory directory;
    private final Clock clock;

    @Activate
    public StoredMerges(
            @org.osgi.service.component.annotations.Reference Fusion fusion,
            @org.osgi.service.component.annotations.Reference Moving moving,
            @org.osgi.service.component.annotations.Reference Transactions transactions,
            @org.osgi.service.component.annotations.Reference Database database,
            @org.osgi.service.component.annotations.Reference Events events,
            @org.osgi.service.component.annotations.Reference Identity identity,
            @org.osgi.service.component.annotations.Reference Access access,
            @org.osgi.service.component.annotations.Reference RecordTypes types,
            @org.osgi.service.component.annotations.Reference Directory directory) {
        this(fusion, moving, transactions, database, events, identity, access, types, directory, Clock.systemUTC());
    }

    StoredMerges(
            Fusion fusion,
            Moving moving,
            Transactions transactions,
            Database database,
            Events events,
            Identity identity,
            Access access,
            RecordTypes types,
            Directory directory,
            Clock clock) {
        this.fusion = fusion;
        this.moving = moving;
        this.transactions = transactions;
        this.database = database;
        this.events = events;
        this.identity = identity;
        this.access = access;
        this.types = types;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public MergePlan plan(RecordRef survivor, String other) {
        Fusion.Both both = fusion.look(survivor, other);
        List<Difference> differences = new ArrayList<>();
        both.differing()
                .forEach((field, choosable) -> differences.add(new Difference(
                        field, choosable, choosable && both.gaps().contains(field) ? Side.OTHER : Side.THIS)));
        return new MergePlan(
                both.survivor(), both.other(), differences, moving.of(new RecordRef(survivor.type(), other)));
    }

    @Override
    public Merge merge(RecordRef survivor, String other, Map<String, Side> values) {
        Set<String> fromOther = values.entrySet().stream()
                .filter(choice -> choice.getValue() == Side.OTHER)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return transactions.required(() -> {
            Fusion.Fused fused = fusion.fuse(survivor, other, fromOther);
            List<Move> moves = moving.move(survivor.type(), other, survivor.id(), MOST_MOVED);
            fusion.requireTree(survivor);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Entry entry = new Entry(
                    RecordId.next(),
                    survivor.type(),
                    survivor.id(),
                    fused.survivor().title(),
                    other,
                    fused.otherTitle(),
                    now,
                    identity.require().id(),
                    now.plus(Duration.ofDays(UNDO_DAYS)),
                    FormerValues.write(fused.former()),
                    moves.size(),
                    null);
            MergeBook book = book();
            book.write(entry);
            book.moved(entry.id(), moves);
            book.carryOn(moves, other);
            annexes().follow(entry.id(), other, survivor.id());
            events.publish(new RecordsMerged(
                    entry.id(), entry.type(), entry.survivor(), entry.survivorTitle(), other, entry.otherTitle(), now));
            return told(entry);
        });
    }

    private Annexes annexes() {
        return new Annexes(database.sql());
    }

    private MergeBook book() {
        return new MergeBook(database.sql());
    }

    private Merge told(Entry entry) {
        boolean named = access.mayRead(
                entry.type(),
                types.find(entry.type()).map(type -> type.titleField()).orElse("name"));
        return new Merge(
                entry.id(),
                entry.type(),
                new Reference(entry.survivor(), named ? entry.survivorTitle() : null),
                new Reference(entry.other(), named ? entry.otherTitle() : null),
                entry.at(),
                new Reference(
                        entry.by(),
                        directory.user(entry.by()).map(Directory.User::name).orElse(null)),
                entry.moved(),
                entry.undoUntil(),
                entry.undoneAt());
    }

    @Override
    public Undone undo(String merge) {
        return transactions.required(() -> {
            MergeBook book = book();
            Entry entry = book.find(merge)
                    .filter(found -> fusion.isVisible(new RecordRef(found.type(), found.survivor())))
                    .orElseThrow(() -> new TradewindException(Kind.NOT_FOUND, "merge.not-found"));
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            requireOpen(entry, book, now);
            Fusion.Split split = fusion.split(
                    new RecordRef(entry.type(), entry.survivor()), entry.other(), FormerValues.read(entry.taken()));
            Moving.Return back =
                    moving.moveBack(entry.type(), book.moves(merge, MergeBook.MOVED), entry.survivor(), entry.other());
            book.became(merge, back.back(), MergeBook.BACK);
            book.became(merge, back.stayed(), MergeBook.STAYED);
            book.became(merge, back.waiting(), MergeBook.WAITING);
            book.carryOn(back.back(), entry.other());
            annexes().goBack(merge, entry.survivor(), entry.other());
            book.undone(merge, identity.require().id(), now);
            events.publish(new MergeUndone(
                    merge, entry.type(), entry.survivor(), entry.other(), entry.otherTitle(), entry.at(), now));
            return new Undone(
                    told(book.find(merge).orElseThrow()),
                    back.back().size(),
                    back.waiting().size(),
                    back.stayed().stream()
                            .map(move -> new RecordRef(move.type(), move.id()))
                            .distinct()
                            .toList(),
                    split.keptFields());
        });
    }

    private static void requireOpen(Entry entry, MergeBook book, Instant now) {
        if (entry.undoneAt() != null) {
            throw new TradewindException(Kind.CONFLICT, "merge.undone");
        }
        if (!now.isBefore(entry.undoUntil())) {
            throw new TradewindException(Kind.CONFLICT, "merge.too-late", UNDO_DAYS);
        }
        book.takingAway(entry.survivor()).ifPresent(later -> {
            throw new TradewindException(Kind.CONFLICT, "merge.undo-first", later.survivorTitle());
        });
    }

    @Override
    public List<Merge> of(RecordRef record) {
        if (!fusion.isVisible(record)) {
            throw new TradewindException(Kind.NOT_FOUND, "record.not-found");
        }
        List<Entry> entries = database.reads(sql -> new MergeBook(sql).of(record.id(), MOST_TOLD));
        return entries.stream()
                .filter(entry -> entry.type().equals(record.type()))
                .map(this::told)
                .toList();
    }

    /** What somebody put beside the other record in a transaction of the same moment goes to the survivor, too. */
    void followLate(String merge) {
        transactions.run(() -> {
            MergeBook book = book();
            book.find(merge).filter(entry -> entry.undoneAt() == null).ifPresent(entry -> {
                String survivor = entry.survivor();
                for (var next = book.takingAway(survivor); next.isPresent(); next = book.takingAway(survivor)) {
                    survivor = next.get().survivor();
                }
                annexes().follow(merge, entry.other(), survivor);
            });
        });
    }

    /** A type has come, or a merge was just committed: what refers to merged records by now is moved, too. */
    void catchUp(String arrived) {
        new LateMoves(moving, transactions, database).catchUp(arrived);
    }
}
