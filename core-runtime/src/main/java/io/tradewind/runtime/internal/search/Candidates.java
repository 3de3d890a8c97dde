package io.tradewind.runtime.internal.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.jspecify.annotations.Nullable;

import io.tradewind.record.RecordRef;
import io.tradewind.runtime.internal.record.SearchedRecords.Found;
import io.tradewind.runtime.internal.record.SearchedRecords.Holders;
import io.tradewind.runtime.internal.record.SearchedRecords.Look;
import io.tradewind.search.Search.Hit;

/**
 * What the index names for one type, best first, in portions until there are enough that the reader may see. First among what
 * belongs to those whose records they see, where nearly all are good; then, a few, among all, for what is open to them otherwise.
 */
final class Candidates {
    private static final int FIRST = 32;
    private static final int MOST_OWN = 1_000;
    private static final int MOST_OTHERS = 256;
    static final Sort BEST =
            new Sort(SortField.FIELD_SCORE, new SortField(IndexFields.UPDATED, SortField.Type.LONG, true));

    private final IndexSearcher searcher;
    private final String type;
    private final Look look;
    private final Hits maker;
    private final int wanted;
    private final List<Hit> hits = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private float best;

    Candidates(IndexSearcher searcher, String type, Look look, Wanted words, int limit) throws IOException {
        this.searcher = searcher;
        this.type = type;
        this.look = look;
        this.maker = new Hits(words, look.titleField(), look.fields());
        this.wanted = limit + 1;
        Query query = new Questions(type, look.fields()).of(words);
        Optional<Holders> holders = look.holders();
        if (holders.isPresent()) {
            collect(Questions.narrowed(query, holders.get()), MOST_OWN);
            collect(query, MOST_OTHERS);
        } else {
            collect(query, MOST_OWN);
        }
    }

    private void collect(Query query, int most) throws IOException {
        FieldDoc last = null;
        int portion = Math.max(FIRST, wanted);
        for (int read = 0; read < most && hits.size() < wanted; ) {
            TopDocs docs = searcher.searchAfter(last, query, portion, BEST);
            Map<String, Float> scores = scores(docs.scoreDocs);
            take(scores);
            if (docs.scoreDocs.length < portion) {
                return;
            }
            last = (FieldDoc) docs.scoreDocs[docs.scoreDocs.length - 1];
            read += portion;
            portion = Math.min(portion * 4, Math.max(1, most - read));
        }
    }

    private void take(Map<String, Float> scores) {
        Map<String, Found> visible = look.visible(scores.keySet());
        scores.forEach((id, score) -> {
            Found record = visible.get(id);
            if (record != null && hits.size() < wanted) {
                maker.of(new RecordRef(type, id), record).ifPresent(hit -> {
                    best = hits.isEmpty() ? score : best;
                    hits.add(hit);
                });
            }
        });
    }

    /** Scores by id, in their order, of what was not read before. */
    private Map<String, Float> scores(ScoreDoc[] docs) throws IOException {
        Map<String, Float> scores = new LinkedHashMap<>();
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        for (ScoreDoc doc : docs) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc.doc, leaves));
            BinaryDocValues ids = Objects.requireNonNull(leaf.reader().getBinaryDocValues(IndexFields.ID));
            if (ids.advanceExact(doc.doc - leaf.docBase)) {
                String id = ids.binaryValue().utf8ToString();
                @Nullable Object score = ((FieldDoc) doc).fields[0];
                if (seen.add(id)) {
                    scores.put(id, score instanceof Float number ? number : 0f);
                }
            }
        }
        return scores;
    }

    List<Hit> hits() {
        return hasMore() ? hits.subList(0, wanted - 1) : hits;
    }

    boolean hasMore() {
        return hits.size() == wanted;
    }

    float best() {
        return best;
    }
}
