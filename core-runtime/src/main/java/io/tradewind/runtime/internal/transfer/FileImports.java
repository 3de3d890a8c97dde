package io.tradewind.runtime.internal.transfer;

import static io.tradewind.TradewindException.Kind.CONFLICT;
import static io.tradewind.TradewindException.Kind.FORBIDDEN;
import static io.tradewind.TradewindException.Kind.INVALID;
import static io.tradewind.TradewindException.Kind.NOT_FOUND;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.access.Access;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.access.Verb;
import io.tradewind.entity.RecordId;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.TypeView;
import io.tradewind.runtime.internal.transfer.StoredJob.Pass;
import io.tradewind.runtime.internal.transfer.sheet.Encoding;
import io.tradewind.runtime.internal.transfer.sheet.SheetFile;
import io.tradewind.transfer.Imports;

/** Imports from CSV and Excel files, kept in the database so that they outlive a crash. */
@Component(service = Imports.class)
public final class FileImports implements Imports {
    private static final String RUN = "imports.run";
    private static final String ALL = "imports.all";

    private final Engine engine;
    private final ImportStore store;
    private final ImportLog log;
    private final ImportFiles files;
    private final ImportWork work;
    private final Identity identity;
    private final Access access;

    @Activate
    public FileImports(
            @Reference Engine engine,
            @Reference ImportStore store,
            @Reference ImportLog log,
            @Reference ImportFiles files,
            @Reference ImportWork work,
            @Reference Identity identity,
            @Reference Access access) {
        this.engine = engine;
        this.store = store;
        this.log = log;
        this.files = files;
        this.work = work;
        this.identity = identity;
        this.access = access;
    }

    @Override
    public Draft upload(String type, String fileName, InputStream content) {
        TypeView view = mayImport(type);
        String id = RecordId.next();
        files.keep(id, content);
        try {
            Draft draft = new Drafts(engine.texts(), engine.types())
                    .look(id, view, name(fileName), SheetFile.look(files.of(id)));
            store.keep(draft, identity.require().id(), now());
            return draft;
        } catch (TradewindException refused) {
            files.forget(id);
            throw refused;
        }
    }

    @Override
    public boolean isTakingIn() {
        return engine.isTakingIn();
    }

    /** The last part of what may be a path, for people to read; never used as a path. */
    private static String name(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "");
        return last.isBlank() ? "file" : last.substring(0, Math.min(last.length(), 200));
    }

    @Override
    public Draft reread(String draft, String encoding) {
        Draft old = draft(draft);
        TypeView view = mayImport(old.type());
        Encoding other = Encoding.named(encoding).orElseThrow(() -> refused("import.unknown-encoding", encoding));
        if (!(work.file(old) instanceof SheetFile.Csv csv)) {
            return old;
        }
        Draft fresh = new Drafts(engine.texts(), engine.types()).look(old.id(), view, old.fileName(), csv.in(other));
        store.keep(fresh, identity.require().id(), now());
        return fresh;
    }

    @Override
    public Job start(String draftId, Plan wanted) {
        Draft draft = draft(draftId);
        String encoding = wanted.encoding();
        if (encoding != null && draft.format().equals("csv") && !encoding.equalsIgnoreCase(draft.encoding())) {
            draft = reread(draftId, encoding);
        }
        TypeView type = mayImport(draft.type());
        Plan plan = checked(draft, wanted, type);
        Actor actor = identity.require();
        Job job = new Job(
                RecordId.next(),
                draft.type(),
                draft.fileName(),
                State.WAITING,
                plan.dryRun(),
                draft.rows(),
                0,
                0,
                0,
                0,
                0,
                Map.of(),
                null,
                actor.id(),
                now(),
                null,
                null);
        store.add(job, draft.id(), plan, actor);
        work.begin(job);
        return job;
    }

    private Plan checked(Draft draft, Plan wanted, TypeView type) {
        Map<String, Target> mapping = wanted.mapping().isEmpty() ? draft.guess() : wanted.mapping();
        Plan plan = wanted.with(mapping, wanted.matchBy());
        List<Column> columns = Column.of(draft, plan, type);
        Making.of(draft, plan, columns, engine.types());
        if (columns.isEmpty()) {
            throw refused("import.nothing-mapped");
        }
        require(type, plan.mode() == Mode.UPDATE ? Set.of(Verb.EDIT) : Set.of(Verb.CREATE));
        if (plan.mode() != Mode.CREATE) {
            require(type, Set.of(Verb.EDIT));
            return matching(plan, columns, type);
        }
        return plan;
    }

    private static void require(TypeView type, Set<Verb> verbs) {
        if (!verbs.stream().allMatch(type::may)) {
            throw new TradewindException(FORBIDDEN, "record.not-allowed");
        }
    }

    /** Without a word on how to match: by what is unique if it is mapped, else by the title. */
    private static Plan matching(Plan plan, List<Column> columns, TypeView type) {
        String by = plan.matchBy();
        List<FieldSpec> mapped = columns.stream()
                .filter(column -> !column.isCustom())
                .map(Column::spec)
                .toList();
        if (by == null || by.isEmpty()) {
            String title = type.type().titleField();
            by = mapped.stream()
                    .filter(field -> field.is(FieldSpec.Trait.UNIQUE) || ImportFields.onlyFinds(field.name()))
                    .map(FieldSpec::name)
                    .findFirst()
                    .orElse(title);
        }
        String chosen = by;
        if (mapped.stream().noneMatch(field -> field.name().equals(chosen) && ImportFields.finds(type, field))) {
            throw refused("import.cannot-match", chosen);
        }
        return plan.with(plan.mapping(), chosen);
    }

    @Override
    public Job job(String id) {
        return stored(id).job();
    }

    @Override
    public List<RowProblem> problems(String job, int offset, int limit) {
        return log.problems(stored(job).id(), offset, limit);
    }

    @Override
    public void writeProblems(String job, OutputStream to) {
        StoredJob stored = stored(job);
        List<String> columns = store.draft(stored.draft()).map(Draft::columns).orElse(List.of());
        new FailedRows(engine.texts(), identity.require().locale()).write(columns, log, job, to);
    }

    @Override
    public List<Job> recent(int limit) {
        Actor actor = identity.require();
        String startedBy = access.may(ALL) ? null : actor.id();
        return store.recent(startedBy, limit).stream().map(StoredJob::job).toList();
    }

    @Override
    public void cancel(String job) {
        store.askToCancel(stored(job).id());
    }

    @Override
    public Job undo(String id) {
        StoredJob stored = stored(id);
        mayImport(stored.job().type());
        Job job = stored.job();
        Instant until = job.undoUntil();
        boolean ended = job.state() == State.DONE || job.state() == State.FAILED || job.state() == State.CANCELLED;
        if (job.dryRun() || !ended || until == null || until.isBefore(now())) {
            throw new TradewindException(CONFLICT, "import.no-undo");
        }
        engine.transactions().run(() -> {
            log.beginUndo(id);
            store.begin(id, State.UNDOING, Pass.UNDO, now());
        });
        work.begin(job);
        return stored(id).job();
    }

    private TypeView mayImport(String type) {
        TypeView view = engine.types().require(type);
        if (!access.may(RUN) || !(view.may(Verb.CREATE) || view.may(Verb.EDIT))) {
            throw new TradewindException(FORBIDDEN, "import.not-allowed");
        }
        return view;
    }

    private Draft draft(String id) {
        return store.draft(id, identity.require().id())
                .filter(draft -> Files.exists(files.of(draft.id())))
                .orElseThrow(() -> new TradewindException(NOT_FOUND, "import.not-found"));
    }

    private StoredJob stored(String id) {
        Actor actor = identity.require();
        return store.job(id)
                .filter(found -> Objects.equals(found.job().startedBy(), actor.id()) || access.may(ALL))
                .orElseThrow(() -> new TradewindException(NOT_FOUND, "import.not-found"));
    }

    private Instant now() {
        return engine.clock().instant();
    }

    private static TradewindException refused(String code, Object... arguments) {
        return new TradewindException(INVALID, code, arguments);
    }
}
