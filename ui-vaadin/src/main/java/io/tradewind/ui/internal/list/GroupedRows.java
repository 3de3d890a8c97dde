package io.tradewind.ui.internal.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.Filter;
import io.tradewind.record.RecordPage;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.record.Summaries.Group;

/**
 * Rows in groups. How many there are in each is known beforehand, and so is the place of each line; the rows are read when they
 * come on screen: those of a large group page by page by its cursors, small groups that follow one another with one question.
 * Belongs to one screen and is used under its session's lock.
 */
final class GroupedRows implements ListRows {
    /** Rows that a group shows until more are asked for. */
    static final int FIRST = 25;

    /** Rows that it shows in addition each time. */
    static final int MORE = 100;

    /** So few are not worth to be asked for. */
    private static final int FEW = 5;

    /** Rows of small groups that are read together, at most. */
    private static final int TOGETHER = 100;

    private final Function<RecordQuery, RecordPage> engine;
    private final Lines lines;
    private final Set<String> folded = new HashSet<>();
    private final Map<String, Integer> shown = new HashMap<>();
    private RecordQuery query = RecordQuery.ALL;
    private @Nullable FieldSpec field;
    private List<Part> parts = List.of();
    private long nanos;

    /** What is shown besides records. */
    interface Lines {
        /** Key of the group that a record is in; null: the empty one. */
        @Nullable
        String key(FieldSpec by, RecordView record);

        GroupRow heading(FieldSpec by, Group group, boolean open);

        /** @param rows that it opens */
        GroupRow more(Group group, int rows);
    }

    /** A group and its rows. */
    private static final class Part {
        private final Group group;
        private final ListRows rows;
        private int count;

        Part(Group group, ListRows rows) {
            this.group = group;
            this.rows = rows;
            this.count = (int) Math.min(Integer.MAX_VALUE / 4, group.count());
        }

        /** Records in the part; if there are fewer than were counted, it is told once they were read. */
        List<RecordView> read(int from, int limit) {
            List<RecordView> read = limit <= 0 ? List.of() : rows.rows(from, limit);
            if (read.size() < limit) {
                count = from + read.size();
            }
            return read;
        }
    }

    GroupedRows(Function<RecordQuery, RecordPage> engine, Lines lines) {
        this.lines = lines;
        this.engine = asked -> {
            long begun = System.nanoTime();
            RecordPage page = engine.apply(asked);
            nanos += System.nanoTime() - begun;
            return page;
        };
    }

    /**
     * Starts anew. What is folded stays folded while the field is the same.
     *
     * @param groups in the order in which they are shown
     */
    void ask(RecordQuery question, FieldSpec by, List<Group> groups) {
        if (field == null || !field.name().equals(by.name())) {
            folded.clear();
            shown.clear();
        }
        query = question;
        field = by;
        nanos = 0;
        parts = new ArrayList<>();
        List<Group> together = new ArrayList<>();
        for (Group group : groups) {
            boolean alone = group.key() == null || group.count() > FIRST || by.kind() == FieldKind.BOOLEAN;
            long rows = together.stream().mapToLong(Group::count).sum() + group.count();
            if (alone || rows > TOGETHER) {
                addTogether(by, together);
            }
            if (alone) {
                CursorRows own = new CursorRows(engine);
                own.ask(also(GroupKeys.conditions(by, group.key())));
                parts.add(new Part(group, own));
            } else {
                together.add(group);
            }
        }
        addTogether(by, together);
    }

    private void addTogether(FieldSpec by, List<Group> groups) {
        if (groups.isEmpty()) {
            return;
        }
        RecordQuery all = also(
                GroupKeys.conditions(by, groups.stream().map(GroupedRows::name).toList()));
        SmallGroups small = new SmallGroups(
                () -> engine.apply(all.limit(2 * TOGETHER)).items(),
                row -> Objects.requireNonNullElse(lines.key(by, row), ""));
        groups.forEach(group -> parts.add(new Part(group, small.of(name(group)))));
        groups.clear();
    }

    private RecordQuery also(List<Filter> conditions) {
        return query.filters(
                Stream.concat(query.filters().stream(), conditions.stream()).toList());
    }

    private static String name(Group group) {
        return Objects.requireNonNullElse(group.key(), "");
    }

    // ---- folding

    void press(GroupRow line) {
        String key = Objects.requireNonNullElse(line.key(), "");
        if (line.kind() == GroupRow.Kind.MORE) {
            shown.merge(key, FIRST + MORE, (before, first) -> before + MORE);
        } else if (!folded.remove(key)) {
            folded.add(key);
        }
    }

    /** Folds all groups, or opens all. */
    void fold(boolean all) {
        folded.clear();
        if (all) {
            parts.forEach(part -> folded.add(name(part.group)));
        }
    }

    private int open(Part part) {
        if (folded.contains(name(part.group))) {
            return 0;
        }
        int most = shown.getOrDefault(name(part.group), FIRST);
        return part.count <= most + FEW ? part.count : most;
    }

    /** Lines of a part: its heading, the rows that are open, and what opens more. */
    private int height(Part part) {
        int open = open(part);
        return 1 + open + (open > 0 && open < part.count ? 1 : 0);
    }

    // ---- lines

    @Override
    public List<RecordView> lines(int offset, int limit) {
        List<RecordView> found = new ArrayList<>(limit);
        int start = 0;
        for (Part part : parts) {
            int skipped = Math.max(0, offset - start);
            start += height(part);
            if (start > offset && found.size() < limit) {
                add(found, part, skipped, limit - found.size());
            }
        }
        return found;
    }

    private void add(List<RecordView> found, Part part, int skipped, int limit) {
        FieldSpec by = Objects.requireNonNull(field);
        int most = found.size() + limit;
        int from = Math.max(0, skipped - 1);
        int room = skipped == 0 ? limit - 1 : limit;
        List<RecordView> records = part.read(from, Math.min(room, open(part) - from));
        if (skipped == 0) {
            found.add(lines.heading(by, part.group, open(part) > 0).row());
        }
        found.addAll(records);
        int open = open(part);
        if (open > 0 && open < part.count && found.size() < most) {
            found.add(lines.more(part.group, Math.min(MORE, part.count - open)).row());
        }
    }

    @Override
    public Optional<Integer> line(int index) {
        int start = 0;
        int line = 0;
        for (Part part : parts) {
            if (index < start + part.count) {
                int within = index - start;
                return within < open(part) ? Optional.of(line + 1 + within) : Optional.empty();
            }
            start += part.count;
            line += height(part);
        }
        return Optional.empty();
    }

    // ---- records

    @Override
    public List<RecordView> rows(int offset, int limit) {
        List<RecordView> found = new ArrayList<>(limit);
        int start = 0;
        for (Part part : parts) {
            int from = Math.max(0, offset - start);
            start += part.count;
            if (from < part.count && found.size() < limit) {
                found.addAll(part.read(from, Math.min(limit - found.size(), part.count - from)));
            }
        }
        return found;
    }

    @Override
    public Optional<Integer> indexOf(String id) {
        int start = 0;
        for (Part part : parts) {
            Optional<Integer> place = part.rows.indexOf(id);
            if (place.isPresent()) {
                return Optional.of(start + place.get());
            }
            start += part.count;
        }
        return Optional.empty();
    }

    @Override
    public boolean renew(RecordView record) {
        FieldSpec by = Objects.requireNonNull(field);
        String key = Objects.requireNonNullElse(lines.key(by, record), "");
        return parts.stream().filter(part -> name(part.group).equals(key)).anyMatch(part -> part.rows.renew(record));
    }

    @Override
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    @Override
    public long nanos() {
        return nanos;
    }
}
