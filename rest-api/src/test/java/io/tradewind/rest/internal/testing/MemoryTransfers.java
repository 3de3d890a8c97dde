package io.tradewind.rest.internal.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.record.RecordQuery;
import io.tradewind.transfer.Exports;
import io.tradewind.transfer.Imports;

/** Remembers what was asked of imports and exports. */
public final class MemoryTransfers implements Imports, Exports {
    public volatile @Nullable String uploaded;
    public volatile @Nullable String fileName;
    public volatile @Nullable Plan plan;
    public volatile @Nullable RecordQuery exported;

    /** Writes an export's body. */
    public volatile Consumer<OutputStream> rows = out -> write(out, "name\r\n信风\r\n");

    private final Job job = new Job(
            "job1",
            "firms",
            "firms.csv",
            State.DONE,
            false,
            2,
            2,
            1,
            0,
            0,
            1,
            Map.of("industry", List.of("retail")),
            null,
            "li",
            Instant.parse("2026-11-23T08:15:30Z"),
            null,
            Instant.parse("2026-11-30T08:15:30Z"));

    public static void write(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void write(String type, RecordQuery query, Format format, OutputStream to) {
        exported = query;
        rows.accept(to);
    }

    @Override
    public Draft upload(String type, String name, InputStream content) {
        fileName = name;
        try {
            uploaded = new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new Draft(
                "draft1",
                type,
                name,
                "csv",
                "UTF-8",
                ",",
                List.of("name"),
                List.of(),
                1,
                Map.of("name", Target.field("name")));
    }

    @Override
    public Draft reread(String draft, String encoding) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Job start(String draft, Plan how) {
        plan = how;
        return job;
    }

    @Override
    public Job job(String id) {
        if (!id.equals("job1")) {
            throw new TradewindException(Kind.NOT_FOUND, "import.unknown");
        }
        return job;
    }

    @Override
    public List<RowProblem> problems(String id, int offset, int limit) {
        return List.of(new RowProblem(3, "name", "", "field.required", List.of(), List.of("")));
    }

    @Override
    public void writeProblems(String id, OutputStream to) {
        write(to, "\ufeffname,problem\r\n");
    }

    @Override
    public List<Job> recent(int limit) {
        return List.of(job);
    }

    @Override
    public void cancel(String id) {
        job(id);
    }

    @Override
    public Job undo(String id) {
        return job(id);
    }

    @Override
    public boolean isTakingIn() {
        return false;
    }
}
