package io.tradewind.runtime.internal.record;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Verb;
import io.tradewind.record.Grouping;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.Summaries;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.runtime.internal.tx.Seen;

/** Groups of records for every door, by the conditions that lists have. */
@Component(service = Summaries.class)
public final class RecordSummaries implements Summaries {
    private final LiveRecordTypes types;
    private final RecordEngine engine;
    private final Database database;

    @Activate
    public RecordSummaries(
            @Reference LiveRecordTypes types, @Reference RecordEngine engine, @Reference Database database) {
        this.types = types;
        this.engine = engine;
        this.database = database;
    }

    /** A summary, as somebody may see it. */
    private record Asked(Sight sight, RecordQuery query, Grouping grouping, Summing.Most most) {}

    @Override
    public Summary of(String type, RecordQuery query, Grouping grouping) {
        return sum(type, query, grouping, Summing.Most.DRAWN);
    }

    @Override
    public Summary headings(String type, RecordQuery query, Grouping grouping) {
        return sum(type, query, grouping, Summing.Most.HEADINGS);
    }

    private Summary sum(String type, RecordQuery asked, Grouping grouping, Summing.Most most) {
        Viewer viewer = types.viewer();
        Sight sight = types.sight(type, viewer);
        return Seen.once(
                database, new Asked(sight, asked, grouping, most), () -> sum(viewer, sight, asked, grouping, most));
    }

    private Summary sum(Viewer viewer, Sight sight, RecordQuery asked, Grouping grouping, Summing.Most most) {
        sight.require(asked.removed() ? Verb.DELETE : Verb.READ);
        RecordQuery query = engine.asked(viewer, sight, asked);
        return database.reads(sql -> new Summing(
                        sight, viewer, query, sql, database.dialect(), engine.words(sight, sql))
                .sum(
                        grouping,
                        most,
                        (target, ids) -> engine.names().of(target, ids, sql, name -> types.sightIfAny(name, viewer))));
    }
}
