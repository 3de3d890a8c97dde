package io.tradewind.runtime.internal.custom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Access;
import io.tradewind.access.Identity;
import io.tradewind.custom.CustomField;
import io.tradewind.custom.CustomFields;
import io.tradewind.custom.FieldDefinition;
import io.tradewind.custom.Label;
import io.tradewind.custom.Option;
import io.tradewind.list.ValueLists.Entry;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.StaleRecord;
import io.tradewind.record.TypeSpec;
import io.tradewind.runtime.internal.audit.SettingsTrail;
import io.tradewind.runtime.internal.formula.FormulaInputs;
import io.tradewind.runtime.internal.formula.FormulaReview;
import io.tradewind.runtime.internal.list.StoredLists;
import io.tradewind.runtime.internal.record.FieldData;
import io.tradewind.runtime.internal.record.LiveRecordTypes;
import io.tradewind.runtime.internal.record.Recomputations;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** Added fields, changed by those who hold the right: definition, columns, values and trace in one transaction each. */
@Component(service = CustomFields.class)
public final class AdminCustomFields implements CustomFields {
    private static final String SETTING = "custom-fields";

    private final StoredFields fields;
    private final FieldTable table;
    private final LiveRecordTypes types;
    private final FieldData data;
    private final StoredLists lists;
    private final Recomputations recomputations;
    private final Identity identity;
    private final Access access;
    private final Transactions transactions;
    private final Database database;

    @Activate
    public AdminCustomFields(
            @Reference StoredFields fields,
            @Reference LiveRecordTypes types,
            @Reference FieldData data,
            @Reference StoredLists lists,
            @Reference Recomputations recomputations,
            @Reference Identity identity,
            @Reference Access access,
            @Reference Transactions transactions,
            @Reference Database database) {
        this.fields = fields;
        this.types = types;
        this.data = data;
        this.lists = lists;
        this.recomputations = recomputations;
        this.identity = identity;
        this.access = access;
        this.transactions = transactions;
        this.database = database;
        table = new FieldTable(database);
    }

    private void manage() {
        if (!access.may(RIGHT)) {
            throw new TradewindException(Kind.FORBIDDEN, "access.right-missing", RIGHT);
        }
    }

    // ---- reading

    @Override
    public List<CustomField> all() {
        manage();
        return fields.readAll().stream().map(this::withOptions).toList();
    }

    @Override
    public List<CustomField> of(String type) {
        manage();
        return fields.read(type).stream().map(this::withOptions).toList();
    }

    @Override
    public Optional<CustomField> find(String id) {
        manage();
        return fields.find(id).map(this::withOptions);
    }

    private CustomField withOptions(CustomField field) {
        if (!DefinitionReview.CHOICES.contains(field.definition().kind())) {
            return field;
        }
        List<Option> options = lists.entries(field.definition().target()).stream()
                .map(entry ->
                        new Option(entry.code(), new Label(entry.zh(), entry.en()), entry.color(), entry.active()))
                .toList();
        return with(field, definition -> definition.options(options));
    }

    private static CustomField with(CustomField field, UnaryOperator<FieldDefinition> change) {
        return new CustomField(
                field.id(), field.version(), field.type(), change.apply(field.definition()), field.archived());
    }

    @Override
    public long filled(String id) {
        manage();
        return data.filled(require(id));
    }

    private CustomField require(String id) {
        return fields.find(id).orElseThrow(() -> new TradewindException(Kind.NOT_FOUND, "record.not-found"));
    }

    // ---- adding

    @Override
    public Added add(String type, FieldDefinition wanted) {
        manage();
        List<CustomField> others = fields.read(type);
        review(open(type), others, wanted, null);
        FieldDefinition field = placed(listed(type, wanted), others);
        arrange(field, wanted.options());
        try {
            return transactions.required(() -> {
                CustomField added = table.insert(type, field, identity.require().id());
                FieldColumns.add(place(type), field, database.dialect(), database.sql());
                FieldData.Adopted adopted = data.adopt(added);
                trace(added, "", words(field));
                fields.changed();
                computeAnew(added);
                return new Added(withOptions(added), adopted.taken(), adopted.left());
            });
        } catch (RuntimeException failure) {
            if (database.dialect().isUniqueViolation(failure)
                    || database.dialect().isAlreadyThere(failure)) {
                throw new InvalidRecord(List.of(FieldProblem.of("name", "custom.name-taken")));
            }
            throw failure;
        }
    }

    /** The type, if anybody writes its records: of others the fields would stay empty. */
    private TypeSpec open(String type) {
        TypeSpec spec = types.require(type).type();
        boolean kept = types.find(type).orElse(spec).fields().stream()
                .filter(field -> !CustomField.isOne(field))
                .allMatch(field -> field.is(Trait.READ_ONLY));
        if (kept) {
            throw new TradewindException(Kind.CONFLICT, "custom.kept-type");
        }
        return types.find(type).orElse(spec);
    }

    private String place(String type) {
        return types.table(type).orElseThrow(() -> notRunning(type));
    }

    private static TradewindException notRunning(String type) {
        return new TradewindException(Kind.UNAVAILABLE, "record.stage-not-running", type);
    }

    private void review(
            TypeSpec type, List<CustomField> others, FieldDefinition field, @Nullable FieldDefinition before) {
        List<FieldProblem> problems = new DefinitionReview(
                        type,
                        others,
                        target -> types.find(target).isPresent(),
                        list -> !lists.entries(list).isEmpty())
                .review(field, before);
        if (!problems.isEmpty()) {
            throw new InvalidRecord(problems);
        }
    }

    /** With a list of its own unless it uses another one. */
    private static FieldDefinition listed(String type, FieldDefinition field) {
        return DefinitionReview.CHOICES.contains(field.kind()) && field.target().isEmpty()
                ? field.to(ownList(type, field))
                : field;
    }

    private static String ownList(String type, FieldDefinition field) {
        String name = field.name().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        String list = type + "-x-" + name;
        return list.length() <= 60 ? list : list.substring(list.length() - 60).replaceAll("^[^a-z]+", "");
    }

    private static FieldDefinition placed(FieldDefinition field, List<CustomField> others) {
        int last = others.stream()
                .mapToInt(other -> other.definition().position())
                .max()
                .orElse(0);
        return field.position() > 0 ? field : field.in(field.group(), last + 1);
    }

    private void arrange(FieldDefinition field, List<Option> options) {
        if (!options.isEmpty()) {
            List<Entry> entries = new ArrayList<>();
            for (Option option : options) {
                String zh = option.label().text(Locale.CHINESE);
                String en = option.label().text(Locale.ENGLISH);
                entries.add(new Entry(field.target(), option.code(), zh, en, 0, option.active(), option.color()));
            }
            lists.arrange(field.target(), entries);
        }
    }

    // ---- changing

    @Override
    public CustomField change(String id, long version, FieldDefinition wanted) {
        manage();
        CustomField before = current(id, version);
        List<CustomField> others = fields.read(before.type()).stream()
                .filter(other -> !other.id().equals(id))
                .toList();
        review(open(before.type()), others, wanted, before.definition());
        FieldDefinition field = wanted.to(before.definition().target())
                .in(
                        wanted.group(),
                        wanted.position() > 0
                                ? wanted.position()
                                : before.definition().position());
        requireOwnList(before, wanted);
        return transactions.required(() -> {
            arrange(field, wanted.options());
            CustomField changed =
                    new CustomField(id, version + 1, before.type(), field.options(List.of()), before.archived());
            keepUnique(before, changed);
            keep(changed, version);
            if (!field.formula().equals(before.definition().formula())
                    || field.maxLength() != before.definition().maxLength()) {
                computeAnew(changed);
            }
            trace(changed, words(before.definition()), words(field));
            return changed;
        });
    }

    /** Records that are there get the value, too, in the background. */
    private void computeAnew(CustomField field) {
        if (field.definition().isComputed()) {
            recomputations.begin(field.type());
        }
    }

    private CustomField current(String id, long version) {
        CustomField field = require(id);
        if (field.version() != version) {
            throw new StaleRecord(field.version(), List.of());
        }
        return withOptions(field);
    }

    /** The list of another field, or of a module, is changed where lists are. */
    private static void requireOwnList(CustomField before, FieldDefinition wanted) {
        FieldDefinition field = before.definition();
        boolean own = field.target().equals(ownList(before.type(), field));
        if (!own && !wanted.options().isEmpty() && !wanted.options().equals(field.options())) {
            throw new InvalidRecord(List.of(FieldProblem.of("options", "custom.shared-list", field.target())));
        }
    }

    private void keepUnique(CustomField before, CustomField changed) {
        boolean was = before.definition().traits().contains(Trait.UNIQUE);
        boolean is = changed.definition().traits().contains(Trait.UNIQUE);
        if (is && !was) {
            data.keepUnique(changed);
        } else if (was && !is) {
            data.keepNoLongerUnique(changed);
        }
    }

    private void keep(CustomField field, long version) {
        if (!table.update(field, version, identity.require().id())) {
            throw new StaleRecord(require(field.id()).version(), List.of());
        }
        fields.changed();
    }

    @Override
    public CustomField archive(String id, long version) {
        return archived(id, version, true);
    }

    @Override
    public CustomField restore(String id, long version) {
        return archived(id, version, false);
    }

    private CustomField archived(String id, long version, boolean archived) {
        manage();
        CustomField before = current(id, version);
        if (before.archived() == archived) {
            return before;
        }
        requireFormulas(before, archived);
        CustomField changed = new CustomField(id, version + 1, before.type(), before.definition(), archived);
        return transactions.required(() -> {
            if (before.definition().traits().contains(Trait.UNIQUE)) { // nobody keeps the keys of what is archived
                data.keepNoLongerUnique(changed);
                if (!archived) {
                    data.keepUnique(changed);
                }
            }
            keep(changed, version);
            if (!archived) {
                computeAnew(changed);
            }
            trace(changed, before.archived() ? "archived" : "", archived ? "archived" : "");
            return changed;
        });
    }

    /** What formulas read cannot go, and a formula comes back only if all that it reads is there. */
    private void requireFormulas(CustomField field, boolean archived) {
        TypeSpec type = types.find(field.type()).orElseThrow(() -> notRunning(field.type()));
        FormulaReview formulas = new FormulaReview(FormulaInputs.of(type.fields(), type.numbered()));
        if (archived) {
            formulas.readers(field.fullName()).stream().findFirst().ifPresent(reader -> {
                throw new TradewindException(Kind.CONFLICT, "formula.read-by", reader);
            });
        } else if (field.definition().isComputed()) {
            formulas.problem(
                            field.definition().spec(field.fullName(), FieldColumns.column(field.definition())),
                            "formula")
                    .ifPresent(problem -> {
                        throw new InvalidRecord(List.of(problem));
                    });
        }
    }

    // ---- deleting

    @Override
    public void delete(String id, long version) {
        manage();
        CustomField field = current(id, version);
        if (!field.archived()) {
            throw new TradewindException(Kind.CONFLICT, "custom.archive-first");
        }
        String place = place(field.type());
        transactions.run(() -> {
            long lost = data.filled(field);
            data.forget(field);
            FieldColumns.drop(place, field.definition(), database.dialect(), database.sql());
            table.delete(field);
            if (isLastOfItsList(field)) {
                lists.drop(field.definition().target());
            }
            trace(field, words(field.definition()) + " (" + lost + ")", "");
            fields.changed();
        });
    }

    private boolean isLastOfItsList(CustomField field) {
        String list = field.definition().target();
        return list.equals(ownList(field.type(), field.definition()))
                && fields.readAll().stream()
                        .noneMatch(other -> other.definition().target().equals(list));
    }

    // ---- trace

    private void trace(CustomField field, String before, String after) {
        SettingsTrail.write(
                SETTING,
                identity.require().id(),
                Instant.now(),
                Map.of(field.type() + "." + field.fullName(), List.of(before, after)),
                database.sql());
    }

    private static String words(FieldDefinition field) {
        String limits = field.kind() == FieldKind.REFERENCE || DefinitionReview.CHOICES.contains(field.kind())
                ? " → " + field.target()
                : limits(field);
        return field.kind() + limits + ", " + field.label().zh() + " / "
                + field.label().en() + ", " + StoredFields.traits(field)
                + (field.isComputed() ? " = " + field.formula() : "");
    }

    private static String limits(FieldDefinition field) {
        FieldSpec spec = field.spec("", "");
        return (spec.maxLength() > 0 ? " ≤" + spec.maxLength() : "")
                + (spec.min() == null ? "" : " ≥" + spec.min())
                + (spec.max() == null ? "" : " ≤" + spec.max());
    }
}
