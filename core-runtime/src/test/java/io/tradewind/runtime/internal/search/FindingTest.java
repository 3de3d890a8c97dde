package io.tradewind.runtime.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.search.ScoreDoc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.tradewind.record.RecordRef;
import io.tradewind.runtime.internal.record.SearchedRecords.Found;
import io.tradewind.runtime.internal.record.SearchedRecords.Indexed;
import io.tradewind.runtime.internal.record.SearchedRecords.Role;
import io.tradewind.search.Search.Hit;
import io.tradewind.search.Search.Mark;

/** What is found by which words, in the index and when looked at again. */
class FindingTest {
    private static final Map<String, Role> FIELDS = fields();

    @TempDir
    Path folder;

    private SearchIndex index;
    private final Map<String, Map<String, String>> records = new java.util.TreeMap<>();

    private static Map<String, Role> fields() {
        Map<String, Role> fields = new java.util.LinkedHashMap<>();
        fields.put("name", Role.TITLE);
        fields.put("number", Role.NUMBER);
        fields.put("phone", Role.PHONE);
        fields.put("email", Role.ADDRESS);
        fields.put("remark", Role.TEXT);
        return fields;
    }

    @BeforeEach
    void open() throws Exception {
        index = SearchIndex.open(folder);
    }

    @AfterEach
    void close() throws Exception {
        index.close();
    }

    @Test
    void finds_chinese_by_words_and_their_parts() throws Exception {
        put("1", Map.of("name", "北京华为技术有限公司"));
        put("2", Map.of("name", "上海北方银行"));

        assertFound("北京", "1");
        assertFound("京华", "1");
        assertFound("华", "1");
        assertFound("北", "1", "2");
        assertFound("北京技术公司", "1");
        assertFound("北京 公司", "1");
        assertFound("公司北京", "1");
        assertFound("京北");
    }

    @Test
    void finds_chinese_by_pinyin_and_initials() throws Exception {
        put("1", Map.of("name", "北京华为技术有限公司"));
        put("2", Map.of("name", "厦门绿色银行（重庆）"));
        put("3", Map.of("name", "西安Foo科技"));

        assertFound("bj", "1");
        assertFound("BJHW", "1");
        assertFound("beijing", "1");
        assertFound("beij", "1");
        assertFound("huawei", "1");
        assertFound("beijinghuaweijishuyouxiangongsi", "1");
        assertFound("yinhang", "2");
        assertFound("xiamen", "2");
        assertFound("lvse", "2");
        assertFound("luse", "2");
        assertFound("chongqing", "2");
        assertFound("cq", "2");
        assertFound("xian", "1", "3");
        assertFound("xiankeji");
        assertFound("xian keji", "3");
        assertFound("foo kj", "3");
        assertFound("jingbei");
    }

    @Test
    void finds_numbers_by_their_parts_and_words_by_their_begin() throws Exception {
        put("1", Map.of("name", "Élan GmbH", "phone", "+86 138-0013-8000", "number", "CU-2026-000123"));
        put("2", Map.of("name", "Other", "email", "zhang.wei@acme.com", "remark", "tax 91110108551385082Q"));

        assertFound("elan", "1");
        assertFound("gm", "1");
        assertFound("mbh");
        assertFound("8000", "1");
        assertFound("0013", "1");
        assertFound("138-0013", "1");
        assertFound("13800138000", "1");
        assertFound("13800138001");
        assertFound("CU-2026-000123", "1");
        assertFound("cu2026", "1");
        assertFound("123", "1");
        assertFound("zhang", "2");
        assertFound("wei@acme", "2");
        assertFound("zhang.wei@acme.com", "2");
        assertFound("91110108", "2");
        assertFound("91110108551385082q", "2");
        assertFound("551385", "2");
    }

    @Test
    void puts_titles_that_begin_so_first_then_titles_then_the_latest() throws Exception {
        put("1", Map.of("name", "Other", "remark", "about 北京"), 3);
        put("2", Map.of("name", "在北京的公司"), 2);
        put("3", Map.of("name", "北京甲"), 1);
        put("4", Map.of("name", "北京乙"), 4);

        assertThat(found("北京", FIELDS)).containsExactly("4", "3", "2", "1");
        assertThat(found("bj", FIELDS)).containsExactly("4", "3", "2", "1");
        assertThat(found("beijing", FIELDS)).containsExactly("4", "3", "2", "1");
    }

    @Test
    void asks_only_the_fields_it_is_given() throws Exception {
        put("1", Map.of("name", "Acme", "remark", "secret 北京"));

        assertThat(found("secret", FIELDS)).containsExactly("1");
        assertThat(found("secret", Map.of("name", Role.TITLE))).isEmpty();
        assertThat(found("bj", Map.of("name", Role.TITLE))).isEmpty();
    }

    @Test
    void marks_what_was_found_and_cuts_long_texts() {
        Wanted wanted = Wanted.of("bj 0013");
        Map<String, String> texts = Map.of("name", "（Ａ）北京甲", "phone", "138-0013-8000");
        Hit hit = new Hits(wanted, "name", FIELDS)
                .of(new RecordRef("t", "1"), new Found("（Ａ）北京甲", texts))
                .orElseThrow();

        assertThat(hit.title().marks()).containsExactly(new Mark(3, 5));
        assertThat(hit.field()).isEqualTo("phone");
        assertThat(hit.text().text()).isEqualTo("138-0013-8000");
        assertThat(hit.text().marks()).containsExactly(new Mark(4, 8));

        Map<String, String> remark = Map.of("name", "Acme", "remark", "x ".repeat(200) + "needle " + "y ".repeat(200));
        Hit cut = new Hits(Wanted.of("needle"), "name", FIELDS)
                .of(new RecordRef("t", "1"), new Found("Acme", remark))
                .orElseThrow();
        Mark mark = cut.text().marks().getFirst();
        assertThat(cut.text().text()).hasSizeLessThan(130).startsWith("…").endsWith("…");
        assertThat(cut.text().text().substring(mark.begin(), mark.end())).isEqualTo("needle");
    }

    /** The index and the second look must agree: else hits are lost, or found for reasons that are not there. */
    @Test
    void the_second_look_agrees_with_the_index() throws Exception {
        Random random = new Random(42);
        String letters = "北京重庆厦门银行长乐单曾绿女西安abc12 -（é";
        for (int i = 0; i < 300; i++) {
            put("r" + i, Map.of("name", random(letters, random, 8), "phone", random("0123456789- ", random, 12)));
        }
        for (int i = 0; i < 600; i++) {
            String words = random(i % 2 == 0 ? letters : "beijngxaouyhlvmcqsd0123-", random, 1 + random.nextInt(5));
            Wanted wanted = Wanted.of(words);
            Set<String> looked = new TreeSet<>();
            records.forEach((id, texts) -> {
                if (!wanted.isNothing() && again(wanted, id, texts).isPresent()) {
                    looked.add(id);
                }
            });

            assertThat(new TreeSet<>(wanted.isNothing() ? Set.of() : found(words, FIELDS)))
                    .as("“%s”", words)
                    .isEqualTo(looked);
        }
    }

    private static Optional<Hit> again(Wanted wanted, String id, Map<String, String> texts) {
        return new Hits(wanted, "name", FIELDS).of(new RecordRef("t", id), new Found(id, texts));
    }

    private static String random(String letters, Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private void put(String id, Map<String, String> texts) throws Exception {
        put(id, texts, 0);
    }

    private void put(String id, Map<String, String> texts, int second) throws Exception {
        records.put(id, texts);
        index.put("t", new Indexed(id, Instant.ofEpochSecond(second), null, null, texts), FIELDS);
    }

    private void assertFound(String words, String... ids) throws Exception {
        assertThat(new TreeSet<>(found(words, FIELDS))).as(words).isEqualTo(new TreeSet<>(List.of(ids)));
        Wanted wanted = Wanted.of(words);
        assertThat(records.keySet().stream()
                        .filter(id -> again(wanted, id, records.get(id)).isPresent()))
                .as("%s, looked at again", words)
                .containsExactlyInAnyOrder(ids);
    }

    private Set<String> found(String words, Map<String, Role> fields) throws Exception {
        index.refresh();
        return index.search(searcher -> {
            var docs = searcher.search(new Questions("t", fields).of(Wanted.of(words)), 1_000, Candidates.BEST);
            Set<String> ids = new LinkedHashSet<>();
            for (ScoreDoc doc : docs.scoreDocs) {
                BinaryDocValues values = MultiDocValues.getBinaryValues(searcher.getIndexReader(), IndexFields.ID);
                assertThat(values.advanceExact(doc.doc)).isTrue();
                ids.add(values.binaryValue().utf8ToString());
            }
            return ids;
        });
    }
}
