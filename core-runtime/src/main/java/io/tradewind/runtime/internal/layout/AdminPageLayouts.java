package io.tradewind.runtime.internal.layout;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Access;
import io.tradewind.access.Identity;
import io.tradewind.layout.ArrangedType;
import io.tradewind.layout.PageLayout;
import io.tradewind.layout.PageLayouts;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.StaleRecord;
import io.tradewind.record.TypeSpec;
import io.tradewind.record.TypeView;
import io.tradewind.runtime.internal.access.Rights;
import io.tradewind.runtime.internal.access.RoleTrials;
import io.tradewind.runtime.internal.audit.SettingsTrail;
import io.tradewind.runtime.internal.layout.LayoutTable.Row;
import io.tradewind.runtime.internal.record.LiveRecordTypes;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.text.Texts;
import io.tradewind.tx.Transactions;

/** Layouts, arranged by those who hold the right. */
@Component(service = PageLayouts.class)
public final class AdminPageLayouts implements PageLayouts {
    private final StoredLayouts layouts;
    private final LiveRecordTypes types;
    private final RoleTrials trials;
    private final Texts texts;
    private final Identity identity;
    private final Access access;
    private final Transactions transactions;
    private final Database database;
    private final LayoutTable table;

    @Activate
    public AdminPageLayouts(
            @Reference StoredLayouts layouts,
            @Reference LiveRecordTypes types,
            @Reference RoleTrials trials,
            @Reference Texts texts,
            @Reference Identity identity,
            @Reference Access access,
            @Reference Transactions transactions,
            @Reference Database database) {
        this.layouts = layouts;
        this.types = types;
        this.trials = trials;
        this.texts = texts;
        this.identity = identity;
        this.access = access;
        this.transactions = transactions;
        this.database = database;
        table = new LayoutTable(database);
    }

    private void manage() {
        if (!access.may(RIGHT)) {
            throw new TradewindException(Kind.FORBIDDEN, "access.right-missing", RIGHT);
        }
    }

    @Override
    public List<ArrangedType> all() {
        manage();
        Map<String, Row> rows = table.all().stream().collect(Collectors.toMap(Row::type, row -> row));
        return types.running().stream()
                .filter(AdminPageLayouts::isFilledIn)
                .flatMap(type -> types.arrangement(type.name()).stream())
                .map(type -> arranged(
                        type.delivered(),
                        Optional.ofNullable(rows.get(type.delivered().name()))))
                .toList();
    }

    /** Whether anybody fills in its records: others have no form. */
    private static boolean isFilledIn(TypeSpec type) {
        return !type.fields().stream().allMatch(field -> field.is(Trait.READ_ONLY));
    }

    @Override
    public ArrangedType read(String type) {
        manage();
        return arranged(arrangement(type).delivered(), table.find(type));
    }

    private static ArrangedType arranged(TypeSpec delivered, Optional<Row> kept) {
        return kept.map(row -> new ArrangedType(delivered, row.version(), row.draft(), row.live()))
                .orElseGet(() -> new ArrangedType(delivered, 0, PageLayout.of(delivered), null));
    }

    private Arrangement arrangement(String type) {
        return types.arrangement(type)
                .orElseGet(
                        () -> { // tells why it is not there
                            types.require(type);
                            throw new TradewindException(Kind.NOT_FOUND, "record.unknown-type", type);
                        });
    }

    @Override
    public ArrangedType change(String type, long version, PageLayout draft) {
        manage();
        Arrangement arrangement = arrangement(type);
        keep(type, version, () -> {
            Optional<Row> row = table.find(type);
            review(arrangement, row, draft);
            return new Row(type, version + 1, draft, row.map(Row::live).orElse(null));
        });
        return read(type);
    }

    private void review(Arrangement arrangement, Optional<Row> row, PageLayout layout) {
        List<String> known = row.stream()
                .flatMap(kept -> Stream.of(Optional.of(kept.draft()), Optional.ofNullable(kept.live())))
                .flatMap(Optional::stream)
                .flatMap(kept -> kept.groups().stream())
                .flatMap(group -> group.places().stream())
                .map(place -> place.field())
                .toList();
        String type = arrangement.delivered().name();
        new LayoutReview(
                        arrangement,
                        known::contains,
                        key -> arrangement.delivered().groups().stream()
                                        .anyMatch(group -> group.key().equals(key))
                                || hasWords(type + ".group." + key)
                                || hasWords("record.group." + key))
                .throwIfBad(layout);
    }

    private boolean hasWords(String key) {
        return texts.find(Locale.ENGLISH, key).isPresent();
    }

    @Override
    public TypeView tryAs(String type, PageLayout layout, String role) {
        manage();
        Rights rights =
                trials.of(role).orElseThrow(() -> new TradewindException(Kind.INVALID, "access.network-role", role));
        return RoleTrials.view(arrangement(type).with(layout), types.module(type), rights);
    }

    @Override
    public ArrangedType publish(String type, long version) {
        manage();
        Arrangement arrangement = arrangement(type);
        keep(type, version, () -> {
            Optional<Row> row = table.find(type);
            PageLayout draft = row.map(Row::draft).orElseGet(() -> PageLayout.of(arrangement.delivered()));
            review(arrangement, row, draft);
            trace(type, row.map(Row::live).orElse(null), draft);
            layouts.changed();
            return new Row(type, version + 1, draft, draft);
        });
        return read(type);
    }

    /** @param next the row in its next version */
    private void keep(String type, long version, Supplier<Row> next) {
        try {
            transactions.run(() -> {
                boolean current = version == table.find(type).map(Row::version).orElse(0L);
                if (!current || !table.keep(next.get(), identity.require().id())) {
                    throw stale(type);
                }
            });
        } catch (RuntimeException failure) {
            if (version == 0 && database.dialect().isUniqueViolation(failure)) {
                throw stale(type); // somebody was faster
            }
            throw failure;
        }
    }

    private StaleRecord stale(String type) {
        return new StaleRecord(table.find(type).map(Row::version).orElse(0L), List.of());
    }

    @Override
    public ArrangedType reset(String type, long version) {
        manage();
        arrangement(type);
        transactions.run(() -> {
            Optional<Row> row = table.find(type);
            if (row.isPresent() || version > 0) {
                if (!table.delete(type, version)) {
                    throw stale(type);
                }
                row.map(Row::live).ifPresent(live -> {
                    trace(type, live, null);
                    layouts.changed();
                });
            }
        });
        return read(type);
    }

    private void trace(String type, @Nullable PageLayout before, @Nullable PageLayout now) {
        SettingsTrail.write(
                "layouts",
                identity.require().id(),
                Instant.now(),
                Map.of(type, List.of(words(before), words(now))),
                database.sql());
    }

    private static String words(@Nullable PageLayout layout) {
        return layout == null ? "" : LayoutWords.of(layout);
    }
}
