package io.tradewind.rest.internal.record;

import static io.tradewind.rest.internal.kernel.Schemas.BOOLEAN;
import static io.tradewind.rest.internal.kernel.Schemas.INTEGER;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.array;
import static io.tradewind.rest.internal.kernel.Schemas.items;
import static io.tradewind.rest.internal.kernel.Schemas.nullable;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.ref;
import static io.tradewind.rest.internal.kernel.Schemas.requiring;

import java.util.Map;

import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.Schemas;

/**
 * What the document says of the routes of each type. {@code {Type}} in names of schemas stands for the type, {@code {Action}} for the
 * action.
 */
final class RecordOperations {
    private static final String TAG = "{type}";
    private static final Map<String, Object> RECORD = ref("{Type}");
    private static final Map<String, Object> WHOLE_PAGE =
            Map.of("type", "integer", "minimum", 1, "maximum", 500, "default", 50);

    static final Operation LIST = Operation.of(TAG, "List, filter and search")
            .query("q", "Words to find", TEXT)
            .query("segment", "Id of a saved view: only what fulfils its words and conditions, too", TEXT)
            .query("sort", "Fields to sort by, `-` before the name for descending", TEXT)
            .query("limit", "Rows of a page", WHOLE_PAGE)
            .query("after", "Cursor of the previous page", TEXT)
            .query("fields", "Fields to answer, separated by commas", TEXT)
            .query("count", "Whether to count, at most to 10,000", BOOLEAN)
            .query("removed", "Whether to read the recycle bin instead", BOOLEAN)
            .withFilters()
            .answers(
                    200,
                    requiring(
                            object(
                                    "items", array(ref("{Type}Row")),
                                    "next", nullable(TEXT),
                                    "count", nullable(INTEGER),
                                    "countExact", BOOLEAN),
                            "items",
                            "next",
                            "count",
                            "countExact"));

    static final Operation CREATE =
            Operation.of(TAG, "Create").takes(ref("{Type}New")).answers(201, RECORD);

    static final Operation BATCH = Operation.of(TAG, "Create up to 500 at once, all or none")
            .takes(requiring(object("create", array(ref("{Type}New"))), "create"))
            .answers(201, items(RECORD));

    static final Operation DUPLICATES = Operation.of(TAG, "Find records that look like these values")
            .query("except", "Id of the record that is being edited", TEXT)
            .takes(ref("{Type}Change"))
            .answers(200, items(ref("Duplicate")));

    static final Operation SUGGEST = Operation.of(TAG, "Suggest records by the beginning of their name or number")
            .query("q", "What was typed", TEXT)
            .query("limit", "Most suggestions", Map.of("type", "integer", "minimum", 1, "maximum", 50, "default", 10))
            .answers(200, items(object("id", TEXT, "name", TEXT, "number", TEXT)));

    static final Operation READ = Operation.of(TAG, "Read one")
            .query("asOf", "As it was at this instant, or at the end of this day; without a version to match", TEXT)
            .header("If-None-Match", "Version that is known already; answers 304 if it is the current one")
            .answers(200, RECORD);

    static final Operation CHANGE = Operation.of(TAG, "Change some fields (merge patch)")
            .requiredHeader("If-Match", "Version that is changed, in quotes; stale: 412 with the clashing values")
            .takes("application/merge-patch+json", ref("{Type}Change"))
            .answers(200, RECORD);

    static final Operation REMOVE = Operation.of(TAG, "Move to the recycle bin")
            .header("If-Match", "Version that is removed; without it: the current one");

    static final Operation RESTORE =
            Operation.of(TAG, "Bring back from the recycle bin").answers(200, RECORD);

    static final Operation TRACE = Operation.of(TAG, "Who changed what, newest first")
            .query("limit", "Most entries", WHOLE_PAGE)
            .query("before", "Only entries before this instant", Schemas.INSTANT)
            .answers(200, object("items", array(ref("Trace")), "next", nullable(Schemas.INSTANT)));

    static final Operation ACT = Operation.of(TAG, "{action}")
            .header("If-Match", "Version that is acted on; without it: the current one")
            .takes(ref("{Type}{Action}"))
            .answers(200, RECORD);

    private RecordOperations() {}
}
