package io.tradewind.runtime.internal.record;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Verb;
import io.tradewind.comment.Comments;
import io.tradewind.entity.RecordEntity;
import io.tradewind.file.Attachments;
import io.tradewind.privacy.PersonalData;
import io.tradewind.record.Field;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.runtime.internal.db.Sql;

/** Tells and erases what is kept about a person, wherever the core keeps it. */
@Component(service = PersonalData.class)
public final class RecordPrivacy implements PersonalData {
    private static final String ERASED_KIND = "ERASED";
    private static final String TOLD_KIND = "TOLD_PERSON";
    private static final String REASON = "reason";
    private static final int MOST_TOLD = 10_000;

    /** What goes altogether. */
    private static final List<String> GONE = List.of(
            "delete from core.record_comment where record_id = ?",
            "delete from core.attachment where record_id = ?",
            "delete from core.notification where record_id = ?",
            "delete from core.import_record where record_id = ?",
            "update core.bulk_record set old_values = null, done_version = null where record_id = ?");

    private final RecordEngine engine;
    private final Comments comments;
    private final Attachments attachments;

    @Activate
    public RecordPrivacy(
            @org.osgi.service.component.annotations.Reference RecordEngine engine,
            @org.osgi.service.component.annotations.Reference Comments comments,
            @org.osgi.service.component.annotations.Reference Attachments attachments) {
        this.engine = engine;
        this.comments = comments;
        this.attachments = attachments;
    }

    // ---- telling

    @Override
    public void write(RecordRef ref, OutputStream to) {
        Map<String, @Nullable Object> told = engine.saving(() -> engine.writing(ref.type(), desk -> {
            requireRight(desk);
            RecordEntity record = desk.require(ref.id());
            Map<String, @Nullable Object> all = told(desk, ref, record);
            trace(desk, record, TOLD_KIND, Map.of());
            return all;
        }));
        ValueJson.write(told, to);
    }

    private Map<String, @Nullable Object> told(Desk desk, RecordRef ref, RecordEntity record) {
        RecordView view = desk.view(record);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(view.values());
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("type", ref.type());
        all.put("id", ref.id());
        all.put("record", fields);
        all.put("custom", view.custom());
        all.put(
                "history",
                engine.trace(ref, MOST_TOLD, null).stream()
                        .map(RecordPrivacy::entry)
                        .toList());
        all.put(
                "comments",
                comments.of(ref).stream()
                        .map(one -> Map.of(
                                "at", one.at(), "by", String.valueOf(one.by().name()), "text", one.text()))
                        .toList());
        all.put(
                "files",
                attachments.of(ref).stream()
                        .map(one -> Map.of("name", one.name(), "addedAt", one.addedAt(), "bytes", one.size()))
                        .toList());
        return all;
    }

    private static Map<String, @Nullable Object> entry(io.tradewind.record.Records.Trace trace) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("at", trace.at());
        entry.put("by", trace.by().name());
        entry.put("kind", trace.kind());
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        trace.changes().forEach(change -> {
            List<@Nullable String> both = new ArrayList<>();
            both.add(change.from());
            both.add(change.to());
            changes.put(change.field(), both);
        });
        entry.put("changes", changes);
        return entry;
    }

    // ---- erasing

    @Override
    public RecordView erase(RecordRef ref, String reason) {
        String why = reason.strip();
        if (why.isEmpty() || why.codePointCount(0, why.length()) > LONGEST_REASON) {
            throw new InvalidRecord(List.of(
                    why.isEmpty()
                            ? FieldProblem.of(REASON, "field.required")
                            : FieldProblem.of(REASON, "field.too-long", LONGEST_REASON)));
        }
        return engine.saving(() -> engine.writing(ref.type(), desk -> {
            requireRight(desk);
            RecordEntity record = desk.require(ref.id(), Verb.EDIT);
            List<RecordEntity> same = mergedInto(desk, record);
            same.add(record);
            wipe(desk, same, List.of(record)).forEach((id, known) -> forget(desk, id, known));
            same.forEach(one -> eraseAttached(new RecordRef(ref.type(), one.id())));
            trace(desk, record, ERASED_KIND, Map.of(EngineFields.REASON, new Snapshot.Change(null, why)));
            return desk.view(record);
        }));
    }

    /**
     * Empties records.
     *
     * @param saved those of them whose change is told
     * @return what they held and once held, by id
     */
    private Map<String, Set<String>> wipe(Desk desk, List<RecordEntity> records, List<RecordEntity> saved) {
        List<Draft> drafts =
                saved.stream().map(one -> Draft.of(desk.type(), one, Map.of())).toList();
        Map<String, Set<String>> texts = new HashMap<>();
        records.forEach(one -> texts.put(one.id(), texts(desk, one)));
        records.forEach(one -> empty(desk, one));
        engine.saving(desk).save(drafts, Trail.CHANGED);
        drafts.forEach(draft -> draft.problems().throwIfAny());
        desk.manager().flush();
        AddedColumns added = new AddedColumns(desk.type(), desk.sql());
        added.empty(texts.keySet());
        added.keepAll(saved); // what is computed without the person
        return texts;
    }

    /** What is attached to a person speaks of them: what was said to them, what is planned. Whoever may see it, it goes. */
    private void eraseAttached(RecordRef person) {
        engine.as(Actor.SYSTEM, () -> {
            for (String type : engine.attachedTypes()) {
                engine.writing(type, desk -> {
                    List<RecordEntity> all = attached(desk, person);
                    if (all.isEmpty()) {
                        return 0;
                    }
                    wipe(desk, all, all).forEach((id, known) -> {
                        forget(desk, id, known);
                        EventTexts.erase(person.id(), known, ERASED, desk.sql());
                    });
                    return all.size();
                });
            }
            return true;
        });
    }

    /** Also those in the recycle bin. */
    private static List<RecordEntity> attached(Desk desk, RecordRef person) {
        String column = desk.type().attachment().orElseThrow();
        List<RecordEntity> attached = new ArrayList<>();
        for (String id : desk.sql()
                .list(
                        "select id from " + desk.type().table() + " where " + column + " = ? order by id",
                        row -> row.getString(1),
                        person.toString())) {
            RecordEntity one = desk.manager().find(desk.type().entity(), id);
            if (one != null) {
                attached.add(one);
            }
        }
        return attached;
    }

    private static void requireRight(Desk desk) {
        if (!desk.viewer().access().may(RIGHT)) {
            throw new TradewindException(Kind.FORBIDDEN, "access.right-missing", RIGHT);
        }
        if (!PersonalData.isKept(desk.type().outline())) {
            throw new TradewindException(
                    Kind.CONFLICT, "privacy.none", desk.type().name());
        }
    }

    /** Records that were the same person and lie in the bin, and those that were merged into them. */
    private static List<RecordEntity> mergedInto(Desk desk, RecordEntity record) {
        List<RecordEntity> others = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(record.id()));
        List<String> next = List.of(record.id());
        while (!next.isEmpty()) {
            List<String> found = new ArrayList<>();
            for (String survivor : next) {
                desk
                        .sql()
                        .list(
                                "select other_id from core.merges where survivor_id = ? and undone_at is null",
                                row -> row.getString(1),
                                survivor)
                        .stream()
                        .filter(seen::add)
                        .forEach(found::add);
            }
            for (String id : found) {
                RecordEntity other = desk.manager().find(desk.type().entity(), id);
                if (other != null) {
                    others.add(other);
                }
            }
            next = found;
        }
        return others;
    }

    private static void empty(Desk desk, RecordEntity record) {
        record.customised(null);
        if (!desk.type().spec().erasureRules().isEmpty()) {
            desk.type().spec().erasureRules().forEach(rule -> rule.accept(record));
            return;
        }
        for (Field<RecordEntity, ?> field : personal(desk)) {
            FieldSpec spec = field.spec();
            if (!spec.is(Trait.READ_ONLY)) {
                field.write(record, spec.is(Trait.REQUIRED) ? ERASED : null);
            }
        }
    }

    /** What the personal fields hold and held. */
    private static Set<String> texts(Desk desk, RecordEntity record) {
        Set<String> texts = new HashSet<>();
        for (Field<RecordEntity, ?> field : personal(desk)) {
            texts.add(String.valueOf(field.read(record)));
        }
        for (Trail.Entry entry : Trail.read(record.id(), Integer.MAX_VALUE, null, desk.sql())) {
            personal(desk).stream()
                    .map(field -> entry.changes().get(field.spec().name()))
                    .filter(Objects::nonNull)
                    .forEach(both -> both.forEach(value -> texts.add(String.valueOf(value))));
        }
        texts.remove(String.valueOf((Object) null));
        return texts;
    }

    private static List<Field<RecordEntity, ?>> personal(Desk desk) {
        return desk.type().fields().values().stream()
                .filter(field -> field.spec().is(Trait.PERSONAL))
                .toList();
    }

    private static void forget(Desk desk, String id, Set<String> texts) {
        Sql sql = desk.sql();
        EventTexts.erase(id, texts, ERASED, sql);
        Set<String> fields = new HashSet<>(Set.of(EngineFields.CUSTOM, EngineFields.FILES));
        personal(desk).forEach(field -> fields.add(field.spec().name()));
        Trail.erase(id, fields, ERASED, sql);
        GONE.forEach(command -> sql.update(command, id));
        sql.update(
                "update core.merges set survivor_title = ?, taken = '{}', undo_until = merged_at where survivor_id = ?",
                ERASED,
                id);
        sql.update(
                "update core.merges set other_title = ?, taken = '{}', undo_until = merged_at where other_id = ?",
                ERASED,
                id);
    }

    private static void trace(Desk desk, RecordEntity record, String kind, Map<String, Snapshot.Change> changes) {
        Trail.write(
                desk.type().name(),
                desk.viewer().user(),
                java.time.Instant.now(),
                List.of(new Trail.Fresh(record.id(), record.version(), kind, new HashMap<>(changes))),
                desk.sql());
    }
}
