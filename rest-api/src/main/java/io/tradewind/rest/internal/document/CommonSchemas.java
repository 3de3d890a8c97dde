package io.tradewind.rest.internal.document;

import static io.tradewind.rest.internal.kernel.Schemas.BOOLEAN;
import static io.tradewind.rest.internal.kernel.Schemas.INSTANT;
import static io.tradewind.rest.internal.kernel.Schemas.INTEGER;
import static io.tradewind.rest.internal.kernel.Schemas.OBJECT;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.array;
import static io.tradewind.rest.internal.kernel.Schemas.nullable;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.oneOf;
import static io.tradewind.rest.internal.kernel.Schemas.ref;
import static io.tradewind.rest.internal.kernel.Schemas.requiring;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tradewind.bulk.BulkChanges;
import io.tradewind.module.Modules;
import io.tradewind.rest.internal.custom.DefinitionJson;
import io.tradewind.rest.internal.design.DesignSchemas;
import io.tradewind.rest.internal.design.LayoutJson;
import io.tradewind.rest.internal.list.SavedViewResource;
import io.tradewind.transfer.Imports;

/** The schemas that all types share. */
final class CommonSchemas {
    private CommonSchemas() {}

    static Map<String, Object> all() {
        Map<String, Object> schemas = new LinkedHashMap<>();
        schemas.put("Money", money());
        schemas.put("Reference", requiring(object("id", TEXT, "name", nullable(TEXT)), "id", "name"));
        schemas.put("ReferenceInput", Map.of("anyOf", List.of(TEXT, requiring(object("id", TEXT), "id"))));
        schemas.put(
                "Duplicate",
                object("id", nullable(TEXT), "title", nullable(TEXT), "field", TEXT, "owner", nullable(TEXT)));
        schemas.put(
                "Trace",
                object(
                        "at",
                        INSTANT,
                        "by",
                        ref("Reference"),
                        "kind",
                        TEXT,
                        "version",
                        INTEGER,
                        "changes",
                        array(change())));
        schemas.put("Merge", merge());
        schemas.put("Import", imported());
        schemas.put("BulkChange", bulkChange());
        schemas.put("SavedView", SavedViewResource.SCHEMA);
        schemas.put("CustomField", DefinitionJson.SCHEMA);
        schemas.put("TypeDesign", DesignSchemas.DESIGN);
        schemas.put("DesignedType", DesignSchemas.DESIGNED);
        schemas.put("PageLayout", LayoutJson.LAYOUT);
        schemas.put("ArrangedType", LayoutJson.ARRANGED);
        schemas.put("Module", module());
        schemas.put("Problem", problem());
        return schemas;
    }

    private static Map<String, Object> money() {
        return requiring(
                object(
                        "amount", Map.of("type", "string", "pattern", "^-?[0-9]+(\\.[0-9]+)?$"),
                        "currency", Map.of("type", "string", "pattern", "^[A-Z]{3}$")),
                "amount",
                "currency");
    }

    private static Map<String, Object> change() {
        return object("field", TEXT, "from", nullable(TEXT), "to", nullable(TEXT));
    }

    private static Map<String, Object> merge() {
        return object(
                "id",
                TEXT,
                "type",
                TEXT,
                "survivor",
                ref("Reference"),
                "other",
                ref("Reference"),
                "at",
                INSTANT,
                "by",
                ref("Reference"),
                "moved",
                INTEGER,
                "undoUntil",
                INSTANT,
                "undoneAt",
                nullable(INSTANT));
    }

    private static Map<String, Object> imported() {
        return object(
                "id",
                TEXT,
                "type",
                TEXT,
                "fileName",
                TEXT,
                "state",
                oneOf(names(Imports.State.values())),
                "dryRun",
                BOOLEAN,
                "rows",
                INTEGER,
                "done",
                INTEGER,
                "created",
                INTEGER,
                "updated",
                INTEGER,
                "unchanged",
                INTEGER,
                "failed",
                INTEGER,
                "newValues",
                OBJECT,
                "newRecords",
                OBJECT,
                "spellings",
                OBJECT,
                "problem",
                nullable(TEXT),
                "startedBy",
                TEXT,
                "startedAt",
                INSTANT,
                "endedAt",
                nullable(INSTANT),
                "undoUntil",
                nullable(INSTANT),
                "errorsUrl",
                nullable(TEXT));
    }

    private static Map<String, Object> bulkChange() {
        return object(
                "id",
                TEXT,
                "type",
                TEXT,
                "changes",
                OBJECT,
                "action",
                TEXT,
                "delete",
                BOOLEAN,
                "state",
                oneOf(names(BulkChanges.State.values())),
                "dryRun",
                BOOLEAN,
                "total",
                INTEGER,
                "done",
                INTEGER,
                "changed",
                INTEGER,
                "unchanged",
                INTEGER,
                "refused",
                INTEGER,
                "former",
                array(object("field", TEXT, "value", nullable(TEXT), "count", INTEGER)),
                "problem",
                nullable(TEXT),
                "startedBy",
                TEXT,
                "startedAt",
                INSTANT,
                "endedAt",
                nullable(INSTANT),
                "undoUntil",
                nullable(INSTANT));
    }

    private static Map<String, Object> module() {
        return object(
                "name",
                TEXT,
                "title",
                TEXT,
                "version",
                TEXT,
                "provider",
                TEXT,
                "core",
                BOOLEAN,
                "dropped",
                BOOLEAN,
                "state",
                oneOf(names(Modules.State.values())),
                "problem",
                nullable(TEXT),
                "recordTypes",
                array(TEXT),
                "views",
                array(TEXT),
                "handlers",
                array(TEXT),
                "data",
                OBJECT);
    }

    private static Map<String, Object> problem() {
        return requiring(
                object(
                        "type",
                        TEXT,
                        "title",
                        TEXT,
                        "status",
                        INTEGER,
                        "detail",
                        TEXT,
                        "code",
                        TEXT,
                        "fields",
                        array(object("field", TEXT, "code", TEXT, "message", TEXT)),
                        "version",
                        INTEGER,
                        "clashes",
                        array(object("field", TEXT, "theirs", Map.of(), "yours", Map.of())),
                        "mergedInto",
                        object("type", TEXT, "id", TEXT, "name", TEXT),
                        "errorId",
                        TEXT),
                "type",
                "title",
                "status",
                "code");
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
