package io.tradewind.rest.internal.transfer;

import static io.tradewind.rest.internal.kernel.Schemas.BOOLEAN;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.items;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.oneOf;
import static io.tradewind.rest.internal.kernel.Schemas.ref;
import static io.tradewind.rest.internal.kernel.Schemas.requiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.record.FieldProblem;
import io.tradewind.record.RecordTypes;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.JsonValue;
import io.tradewind.rest.internal.kernel.Multipart;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;
import io.tradewind.text.Texts;
import io.tradewind.transfer.Imports;
import io.tradewind.transfer.Imports.Job;
import io.tradewind.transfer.Imports.RowProblem;

/** Imports files into a type; the work runs in the background and is looked at, cancelled or undone as {@code imports/{id}}. */
@Component(service = RestResource.class)
public final class ImportResource implements RestResource {
    private static final String CSV = "text/csv; charset=utf-8";
    private static final Operation START = Operation.of("{type}", "Import a file (CSV, XLSX) in the background")
            .takes(
                    "multipart/form-data",
                    requiring(
                            object(
                                    "file", Map.of("type", "string", "contentMediaType", "application/octet-stream"),
                                    "mapping",
                                            Map.of(
                                                    "type",
                                                    "string",
                                                    "contentMediaType",
                                                    "application/json",
                                                    "description",
                                                    "Column → field, or {field, factor, currency}; without it: guessed"),
                                    "mode", oneOf(List.of("create", "update", "upsert")),
                                    "matchBy", TEXT,
                                    "dryRun", BOOLEAN,
                                    "newValuesFor", TEXT,
                                    "needed", TEXT,
                                    "newRecords",
                                            Map.of(
                                                    "type",
                                                    "string",
                                                    "contentMediaType",
                                                    "application/json",
                                                    "description",
                                                    "Reference → {field: column}: records to make if they are not there"),
                                    "fixed",
                                            Map.of(
                                                    "type",
                                                    "string",
                                                    "contentMediaType",
                                                    "application/json",
                                                    "description",
                                                    "Field → value of every row"),
                                    "exactly", TEXT,
                                    "encoding", TEXT),
                            "file"))
            .answers(202, ref("Import"));
    private static final Operation LIST =
            Operation.of("imports", "Own imports, newest first").answers(200, items(ref("Import")));
    private static final Operation READ =
            Operation.of("imports", "How an import stands").answers(200, ref("Import"));
    private static final Operation PROBLEMS = Operation.of("imports", "Why rows were not taken")
            .query("offset", "Problems to pass over", Map.of("type", "integer", "minimum", 0))
            .query("limit", "Most problems", Map.of("type", "integer", "minimum", 1, "maximum", 500))
            .answers(
                    200,
                    items(object(
                            "row",
                            Map.of("type", "integer"),
                            "column",
                            TEXT,
                            "value",
                            TEXT,
                            "code",
                            TEXT,
                            "message",
                            TEXT)));
    private static final Operation ERRORS = Operation.of(
                    "imports", "The rows that were not taken, with reasons, as CSV")
            .answers(200, "text/csv", TEXT);
    private static final Operation UNDO =
            Operation.of("imports", "Take an import out again").answers(202, ref("Import"));
    private static final Operation CANCEL =
            Operation.of("imports", "Stop an import").answers(202, ref("Import"));

    private final Imports imports;
    private final RecordTypes types;
    private final Texts texts;

    @Activate
    public ImportResource(@Reference Imports imports, @Reference RecordTypes types, @Reference Texts texts) {
        this.imports = imports;
        this.types = types;
        this.texts = texts;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/{type}/import", this::start, START),
                Route.get("/imports", this::list, LIST),
                Route.get("/imports/{id}", this::read, READ),
                Route.get("/imports/{id}/problems", this::problems, PROBLEMS),
                Route.get("/imports/{id}/errors", this::errors, ERRORS),
                Route.post("/imports/{id}/undo", this::undo, UNDO),
                Route.post("/imports/{id}/cancel", this::cancel, CANCEL));
    }

    private Answer start(Call call) {
        String type = types.require(call.variable("type")).name();
        Multipart form = call.parts();
        Imports.Draft draft = upload(type, form);
        Job job = imports.start(draft.id(), new ImportPlan(form).read(draft));
        return accepted(job);
    }

    private Imports.Draft upload(String type, Multipart form) {
        try (InputStream file = form.file("file")) {
            Imports.Draft draft = imports.upload(type, form.fileName("file"), file);
            return form.text("encoding")
                    .map(encoding -> imports.reread(draft.id(), encoding))
                    .orElse(draft);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Answer list(Call call) {
        call.query().only("limit");
        int limit = call.query().number("limit", 50, 1, 500);
        return Answer.ok(Map.of(
                "items",
                imports.recent(limit).stream().map(ImportResource::json).toList()));
    }

    private Answer read(Call call) {
        return Answer.ok(json(imports.job(call.variable("id"))));
    }

    private Answer problems(Call call) {
        call.query().only("offset", "limit");
        int offset = call.query().number("offset", 0, 0, Integer.MAX_VALUE);
        int limit = call.query().number("limit", 50, 1, 500);
        return Answer.ok(Map.of(
                "items",
                imports.problems(call.variable("id"), offset, limit).stream()
                        .map(problem -> problem(problem, call))
                        .toList()));
    }

    private Map<String, @Nullable Object> problem(RowProblem problem, Call call) {
        FieldProblem said = FieldProblem.of(
                problem.column(), problem.code(), problem.arguments().toArray());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("row", problem.row());
        json.put("column", problem.column());
        json.put("value", problem.value());
        json.put("code", problem.code());
        json.put(
                "message",
                texts.get(
                        call.locale(), "error." + said.code(), said.arguments().toArray()));
        return json;
    }

    private Answer errors(Call call) {
        String id = imports.job(call.variable("id")).id();
        return Answer.streamed(CSV, out -> imports.writeProblems(id, out))
                .header("Content-Disposition", "attachment; filename=\"errors.csv\"");
    }

    private Answer undo(Call call) {
        return accepted(imports.undo(call.variable("id")));
    }

    private Answer cancel(Call call) {
        imports.cancel(call.variable("id"));
        return accepted(imports.job(call.variable("id")));
    }

    private static Answer accepted(Job job) {
        return Answer.json(202, json(job)).header("Location", "/api/v1/imports/" + job.id());
    }

    private static Map<String, @Nullable Object> json(Job job) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", job.id());
        json.put("type", job.type());
        json.put("fileName", job.fileName());
        json.put("state", job.state().name());
        json.put("dryRun", job.dryRun());
        json.put("rows", job.rows());
        json.put("done", job.done());
        json.put("created", job.created());
        json.put("updated", job.updated());
        json.put("unchanged", job.unchanged());
        json.put("failed", job.failed());
        json.put("newValues", JsonValue.of(job.newValues()));
        json.put("newRecords", JsonValue.of(job.newRecords()));
        json.put("spellings", JsonValue.of(job.spellings()));
        json.put("problem", job.problem());
        json.put("startedBy", job.startedBy());
        json.put("startedAt", JsonValue.of(job.startedAt()));
        json.put("endedAt", JsonValue.of(job.endedAt()));
        json.put("undoUntil", JsonValue.of(job.undoUntil()));
        json.put("errorsUrl", job.failed() == 0 ? null : "/api/v1/imports/" + job.id() + "/errors");
        return json;
    }
}
