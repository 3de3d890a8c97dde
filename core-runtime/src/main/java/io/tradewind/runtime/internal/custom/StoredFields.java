package io.tradewind.runtime.internal.custom;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.custom.CustomField;
import io.tradewind.custom.FieldDefinition;
import io.tradewind.custom.Label;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.runtime.internal.access.SensitiveFields;
import io.tradewind.runtime.internal.epoch.Epochs;
import io.tradewind.runtime.internal.text.KeptTexts;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/**
 * All added fields in memory, read anew when one of them has changed, here or on another node. Says what they are called, too. Options stand
 * in their value lists and are empty here.
 */
@Component(service = {StoredFields.class, KeptTexts.class, SensitiveFields.class})
public final class StoredFields implements KeptTexts, SensitiveFields {
    private static final String EPOCH = "custom-fields";
    private static final String LABEL = ".field." + CustomField.PREFIX;
    private static final String HINT = ".hint." + CustomField.PREFIX;
    private static final String QUERY =
            "select id, version, record_type, name, kind, zh, en, help_zh, help_en, max_length,"
                    + " min_value, max_value, target, field_group, place, traits, formula, archived from core.custom_fields";
    private static final String IN_ORDER = " order by record_type, place, name";

    private record Kept(String stamp, Map<String, List<CustomField>> byType) {}

    private final Transactions transactions;
    private final Database database;
    private final Epochs epochs;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile Kept kept = new Kept("", Map.of());

    @Activate
    public StoredFields(@Reference Transactions transactions, @Reference Database database, @Reference Epochs epochs) {
        this.transactions = transactions;
        this.database = database;
        this.epochs = epochs;
    }

    /** Those of a type, archived ones too, by position; at most two seconds old. */
    public List<CustomField> of(String type) {
        return kept().getOrDefault(type, List.of());
    }

    /** As the current transaction has them. */
    public List<CustomField> read(String type) {
        return database.reads(sql -> sql.list(QUERY + " where record_type = ?" + IN_ORDER, StoredFields::field, type));
    }

    List<CustomField> readAll() {
        return database.reads(sql -> sql.list(QUERY + IN_ORDER, StoredFields::field));
    }

    Optional<CustomField> find(String id) {
        return database.reads(sql -> sql.first(QUERY + " where id = ?", StoredFields::field, id));
    }

    /** Definitions change in the current transaction: whoever watches is told after it. */
    void changed() {
        epochs.bump(EPOCH);
        transactions.afterCommit(() -> watchers.forEach(Runnable::run));
    }

    /** Called after each change that was made on this node, on the thread that made it, until closed. */
    public AutoCloseable watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    private Map<String, List<CustomField>> kept() {
        Kept last = kept;
        if (!last.stamp().equals(epochs.current(EPOCH))) {
            String stamp = epochs.read(EPOCH);
            last = new Kept(stamp, byType(readAll()));
            kept = last;
        }
        return last.byType();
    }

    private static Map<String, List<CustomField>> byType(List<CustomField> all) {
        Map<String, List<CustomField>> types = new LinkedHashMap<>();
        all.forEach(field ->
                types.computeIfAbsent(field.type(), type -> new ArrayList<>()).add(field));
        types.replaceAll((type, fields) -> List.copyOf(fields));
        return types;
    }

    private static CustomField field(ResultSet row) throws SQLException {
        FieldDefinition definition = new FieldDefinition(
                row.getString(4),
                FieldKind.valueOf(row.getString(5)),
                new Label(row.getString(6), row.getString(7)),
                new Label(row.getString(8), row.getString(9)),
                row.getInt(10),
                number(row.getString(11)),
                number(row.getString(12)),
                row.getString(13),
                List.of(),
                row.getString(14),
                row.getInt(15),
                traits(row.getString(16)),
                row.getString(17));
        return new CustomField(row.getString(1), row.getLong(2), row.getString(3), definition, row.getBoolean(18));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static Set<Trait> traits(String names) {
        return Arrays.stream(names.split(","))
                .filter(name -> !name.isEmpty())
                .map(Trait::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    static String traits(FieldDefinition definition) {
        return definition.traits().stream().map(Trait::name).sorted().collect(Collectors.joining(","));
    }

    static @Nullable String number(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    // ---- what they are called, and who sees them

    @Override
    public Optional<String> find(Locale locale, String key) {
        int label = key.indexOf(LABEL);
        int hint = label < 0 ? key.indexOf(HINT) : -1;
        if (label < 0 && hint < 0) {
            return Optional.empty();
        }
        String name = key.substring(label >= 0 ? label + LABEL.length() : hint + HINT.length());
        return kept.byType().getOrDefault(key.substring(0, Math.max(label, hint)), List.of()).stream()
                .filter(field -> field.name().equals(name))
                .map(field -> label >= 0
                        ? field.definition().label()
                        : field.definition().help())
                .filter(text -> !text.isEmpty())
                .map(text -> text.text(locale))
                .findFirst();
    }

    @Override
    public boolean isSensitive(String type, String field) {
        return CustomField.isOne(field)
                && of(type).stream()
                        .anyMatch(one -> one.fullName().equals(field)
                                && one.definition().traits().contains(Trait.SENSITIVE));
    }
}
