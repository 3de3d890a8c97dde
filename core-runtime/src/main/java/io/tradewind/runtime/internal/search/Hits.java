package io.tradewind.runtime.internal.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tradewind.record.RecordRef;
import io.tradewind.runtime.internal.record.SearchedRecords.Found;
import io.tradewind.runtime.internal.record.SearchedRecords.Role;
import io.tradewind.runtime.internal.search.Wanted.Part;
import io.tradewind.search.Search.Hit;
import io.tradewind.search.Search.Mark;
import io.tradewind.search.Search.Marked;

/** Makes hits of records as they are now: those that have what is wanted where their reader may read it. */
final class Hits {
    private static final int LONGEST = 120;
    private static final int BEFORE = 30;

    private final Wanted wanted;
    private final String titleField;
    private final Map<String, Role> fields;

    Hits(Wanted wanted, String titleField, Map<String, Role> fields) {
        this.wanted = wanted;
        this.titleField = titleField;
        this.fields = fields;
    }

    /** Empty if the record has changed since it was indexed and no longer has what is wanted. */
    Optional<Hit> of(RecordRef ref, Found record) {
        List<Part> open = new ArrayList<>(wanted.parts());
        Marked title = marked(record.title(), marks(titleField, record, open));
        String field = titleField;
        Marked text = title;
        boolean inTitle = open.isEmpty();
        for (String other : fields.keySet()) {
            if (inTitle || other.equals(titleField)) {
                continue;
            }
            int before = open.size();
            List<Mark> marks = marks(other, record, open);
            if (open.size() < before && field.equals(titleField)) {
                field = other;
                text = cut(marked(record.texts().getOrDefault(other, ""), marks));
            }
        }
        return open.isEmpty() ? Optional.of(new Hit(ref, title, field, text)) : Optional.empty();
    }

    /** A record that the database named. */
    Hit suggested(RecordRef ref, String title) {
        Marked marked = marked(
                title, marks(titleField, new Found(title, Map.of(titleField, title)), new ArrayList<>(wanted.parts())));
        return new Hit(ref, marked, titleField, marked);
    }

    /** A text by itself. */
    static Optional<Marked> match(Wanted wanted, String text) {
        Matcher matcher = new Matcher(text, Role.TITLE);
        List<Mark> marks = new ArrayList<>();
        for (Part part : wanted.parts()) {
            List<Mark> found = matcher.find(part);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            marks.addAll(found);
        }
        return wanted.isNothing() ? Optional.empty() : Optional.of(marked(text, marks));
    }

    /** Where the field has open parts, which it closes. */
    private List<Mark> marks(String field, Found record, List<Part> open) {
        String text = record.texts().get(field);
        Role role = fields.get(field);
        List<Mark> marks = new ArrayList<>();
        if (text != null && role != null) {
            Matcher matcher = new Matcher(text, role);
            open.removeIf(part -> {
                List<Mark> found = matcher.find(part);
                marks.addAll(found);
                return !found.isEmpty();
            });
        }
        return marks;
    }

    /** Marks in their order; those that touch or overlap become one. */
    private static Marked marked(String text, List<Mark> marks) {
        List<Mark> joined = new ArrayList<>();
        for (Mark mark :
                marks.stream().sorted(Comparator.comparingInt(Mark::begin)).toList()) {
            if (!joined.isEmpty() && joined.getLast().end() >= mark.begin()) {
                Mark last = joined.removeLast();
                joined.add(new Mark(last.begin(), Math.max(last.end(), mark.end())));
            } else {
                joined.add(mark);
            }
        }
        return new Marked(text, joined);
    }

    private static Marked cut(Marked whole) {
        String text = whole.text();
        if (text.length() <= LONGEST) {
            return whole;
        }
        int first = whole.marks().isEmpty() ? 0 : whole.marks().getFirst().begin();
        int begin = border(text, Math.max(0, first - BEFORE));
        int end = border(text, Math.min(text.length(), begin + LONGEST));
        String before = begin > 0 ? "…" : "";
        String after = end < text.length() ? "…" : "";
        List<Mark> marks = whole.marks().stream()
                .filter(mark -> mark.begin() < end)
                .map(mark -> new Mark(
                        mark.begin() - begin + before.length(), Math.min(mark.end(), end) - begin + before.length()))
                .toList();
        return new Marked(before + text.substring(begin, end).replaceAll("\\s", " ") + after, marks);
    }

    /** Not between the halves of a character. */
    private static int border(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
