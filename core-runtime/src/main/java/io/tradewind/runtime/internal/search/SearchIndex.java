package io.tradewind.runtime.internal.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

import io.tradewind.runtime.internal.record.SearchedRecords.Indexed;
import io.tradewind.runtime.internal.record.SearchedRecords.Role;

/** The index in its folder: one writer, and searchers that see what was written up to the last {@link #refresh}. */
final class SearchIndex implements AutoCloseable {
    private static final double BUFFER_MB = 12;
    private static final int MOST_CLAUSES = 20_000;
    private static final FieldType WORDS = new FieldType();

    static {
        WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        WORDS.setTokenized(true);
        WORDS.setOmitNorms(true);
        WORDS.freeze();
        // Bounded by the length of a question already, see Wanted and Pinyin.
        IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
    }

    private final FSDirectory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    private SearchIndex(FSDirectory directory, IndexWriter writer) throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setQueryCache(null); // questions seldom repeat
                return searcher;
            }
        });
    }

    /**
     * Opens what is there or begins an empty one.
     *
     * @throws IOException if it is damaged
     */
    static SearchIndex open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer = null;
        try {
            ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
            merges.setMaxMergesAndThreads(2, 1);
            writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig()
                            .setRAMBufferSizeMB(BUFFER_MB)
                            .setMergeScheduler(merges)
                            .setCommitOnClose(false));
            return new SearchIndex(directory, writer);
        } catch (IOException | RuntimeException failure) {
            if (writer != null) {
                writer.rollback();
            }
            directory.close();
            throw failure;
        }
    }

    /** What was kept with the last commit. */
    Map<String, String> kept() {
        Map<String, String> kept = new HashMap<>();
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            data.forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        }
        return kept;
    }

    void put(String type, Indexed record, Map<String, Role> roles) throws IOException {
        Document document = new Document();
        String key = IndexFields.key(type, record.id());
        document.add(new StringField(IndexFields.KEY, key, Field.Store.NO));
        document.add(new StringField(IndexFields.TYPE, type, Field.Store.NO));
        document.add(new BinaryDocValuesField(IndexFields.ID, new BytesRef(record.id())));
        document.add(
                new NumericDocValuesField(IndexFields.UPDATED, record.updated().toEpochMilli()));
        if (record.owner() != null) {
            document.add(new StringField(IndexFields.OWNER, record.owner(), Field.Store.NO));
        }
        if (record.team() != null) {
            document.add(new StringField(IndexFields.TEAM, record.team(), Field.Store.NO));
        }
        record.texts().forEach((field, text) -> add(document, type, field, text, roles.getOrDefault(field, Role.TEXT)));
        writer.updateDocument(new Term(IndexFields.KEY, key), document);
    }

    private static void add(Document document, String type, String field, String text, Role role) {
        TokenStream words = new TermStream(Terms.of(text, role));
        document.add(new Field(IndexFields.words(type, field), words, WORDS));
        if (role == Role.TITLE || role == Role.NUMBER) {
            Terms.begins(text)
                    .forEach(begin ->
                            document.add(new StringField(IndexFields.begin(type, field), begin, Field.Store.NO)));
        }
    }

    void remove(String type, Collection<String> ids) throws IOException {
        writer.deleteDocuments(ids.stream()
                .map(id -> new Term(IndexFields.KEY, IndexFields.key(type, id)))
                .toArray(Term[]::new));
    }

    void removeAll(String type) throws IOException {
        writer.deleteDocuments(new Term(IndexFields.TYPE, type));
    }

    /** Shows to searchers what was written. */
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /** Makes what was written last, together with what is to be kept. */
    void commit(Map<String, String> keep) throws IOException {
        writer.setLiveCommitData(keep.entrySet());
        writer.commit();
    }

    /** Whether all files of the last commit are there. */
    boolean isWhole() throws IOException {
        Set<String> there = new HashSet<>(List.of(directory.listAll()));
        if (SegmentInfos.getLastCommitGeneration(there.toArray(String[]::new)) < 0) {
            return false;
        }
        return there.containsAll(SegmentInfos.readLatestCommit(directory).files(true));
    }

    /** Work with a searcher, which is good until it returns. */
    <T> T search(Searching<T> work) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return work.with(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What is done with a searcher. */
    @FunctionalInterface
    interface Searching<T> {
        T with(IndexSearcher searcher) throws IOException;
    }

    /** What was not committed is forgotten. */
    @Override
    public void close() throws IOException {
        try (directory) {
            searchers.close();
            writer.rollback();
        }
    }
}
