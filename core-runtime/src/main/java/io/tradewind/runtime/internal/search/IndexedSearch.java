package io.tradewind.runtime.internal.search;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.lucene.store.AlreadyClosedException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.TypeView;
import io.tradewind.runtime.internal.record.SearchedRecords;
import io.tradewind.runtime.internal.record.SearchedRecords.Look;
import io.tradewind.runtime.internal.search.IndexFollower.Live;
import io.tradewind.search.Search;

/** Searches type after type in the index; types that are not indexed yet are asked of the database. */
@Component(service = Search.class)
public final class IndexedSearch implements Search {
    private static final Logger log = LoggerFactory.getLogger(IndexedSearch.class);
    private static final int MOST = 50;

    private final IndexFollower follower;
    private final SearchedRecords searched;
    private final RecordTypes types;
    private final Records records;

    /** @param score of the first hit */
    private record Scored(Group group, float score) {}

    @Activate
    public IndexedSearch(
            @Reference IndexFollower follower,
            @Reference SearchedRecords searched,
            @Reference RecordTypes types,
            @Reference Records records) {
        this.follower = follower;
        this.searched = searched;
        this.types = types;
        this.records = records;
    }

    @Override
    public Found find(String words, Set<String> names, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new TradewindException(Kind.MALFORMED, "search.limit", MOST);
        }
        Wanted wanted = Wanted.of(words);
        List<TypeView> asked = types.all().stream()
                .filter(type -> names.isEmpty() || names.contains(type.name()))
                .toList();
        Live live = follower.live();
        boolean complete = asked.stream().allMatch(type -> live.whole().contains(type.name()));
        if (wanted.isNothing()) {
            return new Found(List.of(), complete);
        }
        List<Scored> groups = new ArrayList<>();
        for (TypeView type : asked) {
            searched.look(type.name())
                    .map(look -> group(type.name(), look, live, wanted, words, limit))
                    .filter(scored -> !scored.group().hits().isEmpty())
                    .ifPresent(groups::add);
        }
        groups.sort(Comparator.comparing(Scored::score, Comparator.reverseOrder()));
        return new Found(groups.stream().map(Scored::group).toList(), complete);
    }

    @Override
    public Optional<Marked> match(String words, String text) {
        try {
            return Hits.match(Wanted.of(words), text);
        } catch (TradewindException tooMuch) {
            return Optional.empty();
        }
    }

    private Scored group(String type, Look look, Live live, Wanted wanted, String words, int limit) {
        SearchIndex index = live.index();
        if (index != null && live.whole().contains(type)) {
            try {
                return index.search(searcher -> {
                    Candidates candidates = new Candidates(searcher, type, look, wanted, limit);
                    return new Scored(new Group(type, candidates.hits(), candidates.hasMore()), candidates.best());
                });
            } catch (UncheckedIOException | AlreadyClosedException damaged) {
                log.debug("The search index did not answer", damaged);
                follower.check();
            }
        }
        return suggested(type, look, wanted, words, limit);
    }

    private Scored suggested(String type, Look look, Wanted wanted, String words, int limit) {
        List<Hit> hits = new ArrayList<>();
        for (RecordView record : suggestions(type, words, Math.min(MOST, limit + 1))) {
            hits.add(new Hits(wanted, look.titleField(), look.fields()).suggested(record.ref(), record.title()));
        }
        boolean more = hits.size() > limit;
        return new Scored(new Group(type, more ? hits.subList(0, limit) : hits, more), 0);
    }

    private List<RecordView> suggestions(String type, String words, int limit) {
        try {
            return records.suggest(type, words, limit);
        } catch (TradewindException stageLeft) {
            return List.of();
        }
    }
}
