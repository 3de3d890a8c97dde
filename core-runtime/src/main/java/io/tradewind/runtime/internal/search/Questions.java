package io.tradewind.runtime.internal.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

import io.tradewind.runtime.internal.record.SearchedRecords.Holders;
import io.tradewind.runtime.internal.record.SearchedRecords.Role;
import io.tradewind.runtime.internal.search.Wanted.Chinese;
import io.tradewind.runtime.internal.search.Wanted.Number;
import io.tradewind.runtime.internal.search.Wanted.Part;
import io.tradewind.runtime.internal.search.Wanted.Word;

/** Puts what is wanted as questions to the index: each part in one of the fields, titles count more. */
final class Questions {
    private static final float BEGINS = 8;
    private static final float TOGETHER = 4;
    private static final float IN_TITLE = 2;
    private static final int SHORTEST_INITIALS = 2;
    private static final int LONGEST_INITIALS = 16;

    private final String type;
    private final Map<String, Role> fields;

    /** @param fields that may be searched */
    Questions(String type, Map<String, Role> fields) {
        this.type = type;
        this.fields = fields;
    }

    Query of(Wanted wanted) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(new TermQuery(new Term(IndexFields.TYPE, type)), Occur.FILTER);
        wanted.parts().forEach(part -> all.add(somewhere(part), Occur.FILTER));
        fields.forEach((field, role) -> {
            if (role == Role.TITLE || role == Role.NUMBER) {
                all.add(boosted(begins(wanted.begin(), IndexFields.begin(type, field)), BEGINS), Occur.SHOULD);
            }
            if (role == Role.TITLE) {
                rank(wanted, field, all);
            }
        });
        return all.build();
    }

    /** Narrows to what belongs to somebody. */
    static Query narrowed(Query query, Holders holders) {
        BooleanQuery.Builder whose = new BooleanQuery.Builder();
        whose.add(new TermQuery(new Term(IndexFields.OWNER, holders.owner())), Occur.SHOULD);
        holders.teams().forEach(team -> whose.add(new TermQuery(new Term(IndexFields.TEAM, team)), Occur.SHOULD));
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(whose.build(), Occur.FILTER)
                .build();
    }

    private void rank(Wanted wanted, String title, BooleanQuery.Builder all) {
        String name = IndexFields.words(type, title);
        BooleanQuery.Builder here = new BooleanQuery.Builder();
        for (Part part : wanted.parts()) {
            here.add(in(part, name, Role.TITLE), Occur.FILTER);
            if (part instanceof Chinese chinese && chinese.words().size() > 1) {
                all.add(boosted(chinese(chinese.text(), name), TOGETHER), Occur.SHOULD);
            }
        }
        all.add(boosted(here.build(), IN_TITLE), Occur.SHOULD);
    }

    private static Query boosted(Query query, float boost) {
        return new BoostQuery(new ConstantScoreQuery(query), boost);
    }

    private Query somewhere(Part part) {
        return any(fields.entrySet().stream()
                .map(field -> in(part, IndexFields.words(type, field.getKey()), field.getValue()))
                .toList());
    }

    private static Query in(Part part, String field, Role role) {
        return switch (part) {
            case Chinese chinese ->
                all(chinese.words().stream().map(word -> chinese(word, field)).toList());
            case Word word -> word(word.text(), field, role);
            case Number number ->
                any(List.of(
                        digits(number.text(), field),
                        all(number.words().stream()
                                .map(word -> prefix(field, Terms.WORD + word))
                                .toList())));
        };
    }

    private static Query word(String word, String field, Role role) {
        List<Query> ways = new java.util.ArrayList<>(List.of(prefix(field, Terms.WORD + word)));
        List<String> stretches = Terms.stretches(word);
        if (stretches.size() > 1) {
            ways.add(all(stretches.stream()
                    .map(stretch -> prefix(field, Terms.WORD + stretch))
                    .toList()));
        }
        if (Terms.isDigits(word) && word.length() >= Terms.DIGITS_TOGETHER) {
            ways.add(digits(word, field));
        }
        if (Terms.isLetters(word) && role != Role.PHONE && role != Role.ADDRESS) {
            Pinyin.splits(word).forEach(syllables -> ways.add(syllables(syllables, field)));
            if (word.length() >= SHORTEST_INITIALS && word.length() <= LONGEST_INITIALS) {
                ways.add(steps(word, 2, Terms.INITIALS, field));
            }
        }
        return any(ways);
    }

    private static Query chinese(String word, String field) {
        return word.length() == 1
                ? new TermQuery(new Term(field, Terms.CHINESE + word))
                : steps(word, 2, Terms.CHINESE, field);
    }

    private static Query digits(String digits, String field) {
        return steps(digits, Terms.DIGITS_TOGETHER, Terms.DIGITS, field);
    }

    /** Terms of a fixed length at the places where they stand in the text: no more of them than are needed. */
    private static Query steps(String text, int length, char kind, String field) {
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        int last = text.length() - length;
        for (int at = 0; at < last; at += length) {
            phrase.add(new Term(field, kind + text.substring(at, at + length)), at);
        }
        phrase.add(new Term(field, kind + text.substring(last)), last);
        return phrase.build();
    }

    private static Query syllables(List<String> syllables, String field) {
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        for (String syllable : syllables.subList(0, syllables.size() - 1)) {
            phrase.add(new Term(field, Terms.SYLLABLE + syllable));
        }
        phrase.add(Pinyin.startingWith(syllables.getLast()).stream()
                .map(syllable -> new Term(field, Terms.SYLLABLE + syllable))
                .toArray(Term[]::new));
        return phrase.build();
    }

    private static Query begins(String text, String field) {
        List<Query> ways = new java.util.ArrayList<>(List.of(prefix(field, Terms.WRITTEN + text)));
        if (Terms.isLetters(text)) {
            ways.add(prefix(field, Terms.READ + text));
            ways.add(prefix(field, Terms.ABBREVIATED + text));
        }
        return any(ways);
    }

    private static Query prefix(String field, String text) {
        return new PrefixQuery(new Term(field, text));
    }

    private static Query any(Collection<Query> queries) {
        return joined(queries, Occur.SHOULD);
    }

    private static Query all(Collection<Query> queries) {
        return joined(queries, Occur.FILTER);
    }

    private static Query joined(Collection<Query> queries, Occur occur) {
        if (queries.isEmpty()) {
            return new MatchNoDocsQuery();
        }
        BooleanQuery.Builder joined = new BooleanQuery.Builder();
        queries.forEach(query -> joined.add(query, occur));
        return joined.build();
    }
}
