package io.tradewind.rest.internal.annex;

import static io.tradewind.rest.internal.kernel.Schemas.BOOLEAN;
import static io.tradewind.rest.internal.kernel.Schemas.INSTANT;
import static io.tradewind.rest.internal.kernel.Schemas.INTEGER;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.items;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.ref;
import static io.tradewind.rest.internal.kernel.Schemas.requiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.file.Attachment;
import io.tradewind.file.Attachments;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordTypes;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.JsonValue;
import io.tradewind.rest.internal.kernel.Multipart;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;

/** Files of records of every type. A content always goes out as something to be saved, never as something to be shown. */
@Component(service = RestResource.class)
public final class FileResource implements RestResource {
    private static final String TAG = "files";
    private static final String ROOT = "/api/v1/files/";
    private static final Map<String, Object> FILE = object(
            "id",
            TEXT,
            "record",
            TEXT,
            "name",
            TEXT,
            "contentType",
            TEXT,
            "size",
            INTEGER,
            "sha256",
            TEXT,
            "addedAt",
            INSTANT,
            "addedBy",
            ref("Reference"),
            "removable",
            BOOLEAN,
            "contentUrl",
            TEXT);

    private static final Operation LIST =
            Operation.of("{type}", "Files of a record, newest first").answers(200, items(FILE));
    private static final Operation ADD = Operation.of("{type}", "Attach a file, at most 50 MB")
            .takes(
                    "multipart/form-data",
                    requiring(
                            object("file", Map.of("type", "string", "contentMediaType", "application/octet-stream")),
                            "file"))
            .answers(201, FILE);
    private static final Operation READ = Operation.of(TAG, "About a file").answers(200, FILE);
    private static final Operation CONTENT =
            Operation.of(TAG, "Download a file").answers(200, "application/octet-stream", TEXT);
    private static final Operation REMOVE = Operation.of(TAG, "Remove a file");
    private static final Operation RESTORE =
            Operation.of(TAG, "Bring back a removed file").answers(200, FILE);

    private final Attachments attachments;
    private final RecordTypes types;

    @Activate
    public FileResource(@Reference Attachments attachments, @Reference RecordTypes types) {
        this.attachments = attachments;
        this.types = types;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/{type}/{id}/files", this::list, LIST),
                Route.post("/{type}/{id}/files", this::add, ADD),
                Route.get("/files/{id}", this::read, READ),
                Route.get("/files/{id}/content", this::content, CONTENT),
                Route.delete("/files/{id}", this::remove, REMOVE),
                Route.post("/files/{id}/restore", this::restore, RESTORE));
    }

    private RecordRef target(Call call) {
        return new RecordRef(types.require(call.variable("type")).name(), call.variable("id"));
    }

    private Answer list(Call call) {
        call.query().only();
        return Answer.ok(Map.of(
                "items",
                attachments.of(target(call)).stream().map(FileResource::json).toList()));
    }

    private Answer add(Call call) {
        RecordRef record = target(call);
        attachments.of(record); // before the bytes are taken in
        Multipart form = call.parts();
        try (InputStream file = form.file("file")) {
            Attachment added = attachments.add(record, form.fileName("file"), file);
            return Answer.json(201, json(added)).header("Location", ROOT + added.id());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Answer read(Call call) {
        call.query().only();
        return Answer.ok(json(attachments.require(call.variable("id"))));
    }

    private Answer content(Call call) {
        call.query().only();
        Attachment file = attachments.require(call.variable("id"));
        return Answer.streamed(file.contentType(), out -> attachments.write(file.id(), out))
                .header("Content-Disposition", disposition(file.name()))
                .header("Content-Length", Long.toString(file.size()))
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff");
    }

    private Answer remove(Call call) {
        attachments.remove(call.variable("id"));
        return Answer.empty(204);
    }

    private Answer restore(Call call) {
        return Answer.ok(json(attachments.restore(call.variable("id"))));
    }

    private static Map<String, @Nullable Object> json(Attachment file) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", file.id());
        json.put("record", file.record().toString());
        json.put("name", file.name());
        json.put("contentType", file.contentType());
        json.put("size", file.size());
        json.put("sha256", file.sha256());
        json.put("addedAt", JsonValue.of(file.addedAt()));
        json.put("addedBy", JsonValue.of(file.addedBy()));
        json.put("removable", file.removable());
        json.put("contentUrl", ROOT + file.id() + "/content");
        return json;
    }

    /** In plain letters for old clients, and as RFC 8187 wants it. */
    static String disposition(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '-' || b == '.';
            encoded.append(plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b & 0xff));
        }
        return "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._ -]", "_") + "\"; filename*=UTF-8''" + encoded;
    }
}
