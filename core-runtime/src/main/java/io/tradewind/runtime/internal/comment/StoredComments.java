package io.tradewind.runtime.internal.comment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Identity;
import io.tradewind.comment.Comment;
import io.tradewind.comment.CommentWritten;
import io.tradewind.comment.Comments;
import io.tradewind.entity.RecordId;
import io.tradewind.event.Events;
import io.tradewind.record.RecordRef;
import io.tradewind.record.Reference;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.record.Annex;
import io.tradewind.runtime.internal.tx.Database;

/** Comments in the core's table. */
@Component(service = Comments.class)
public final class StoredComments implements Comments {
    private static final int MOST_SHOWN = 500;
    private static final int MOST_PEOPLE = 8;
    private static final String COLUMNS = "select id, record_type, record_id, words, written_at, written_by, edited_at"
            + " from core.record_comment where removed_at is null and ";

    private final Annex annex;
    private final Database database;
    private final Events events;
    private final Identity identity;
    private final Clock clock = Clock.systemUTC();

    private record Stored(
            String id,
            RecordRef record,
            String text,
            Instant at,
            String by,
            @Nullable Instant editedAt) {}

    @Activate
    public StoredComments(
            @org.osgi.service.component.annotations.Reference Annex annex,
            @org.osgi.service.component.annotations.Reference Database database,
            @org.osgi.service.component.annotations.Reference Events events,
            @org.osgi.service.component.annotations.Reference Identity identity) {
        this.annex = annex;
        this.database = database;
        this.events = events;
        this.identity = identity;
    }

    @Override
    public List<Comment> of(RecordRef record) {
        return annex.look(record).whole()
                ? database.reads(sql -> told(
                        sql.list(
                                COLUMNS
                                        + "record_id = ? and record_type = ? order by record_id, id desc fetch first ? rows only",
                                StoredComments::stored,
                                record.id(),
                                record.type(),
                                MOST_SHOWN),
                        sql))
                : List.of();
    }

    @Override
    public Comment write(RecordRef record, String text) {
        String clean = clean(text);
        return annex.joining(record, sql -> {
            Stored fresh = new Stored(
                    RecordId.next(), record, clean, now(), identity.require().id(), null);
            sql.update(
                    "insert into core.record_comment (id, record_type, record_id, words, written_at, written_by)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    fresh.id(),
                    record.type(),
                    record.id(),
                    clean,
                    fresh.at(),
                    fresh.by());
            annex.trace(record, "COMMENTED");
            publish(fresh, new Mentions(sql).in(clean));
            return told(List.of(fresh), sql).getFirst();
        });
    }

    private void publish(Stored comment, Map<String, Mentions.Person> mentioned) {
        events.publish(new CommentWritten(
                comment.record().type(),
                comment.record().id(),
                comment.id(),
                mentioned.values().stream().map(Mentions.Person::id).toList(),
                comment.by(),
                now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** What is invisible could make one text look like another. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.replace("\r\n", "\n")
                .codePoints()
                .filter(c -> c == '\n'
                        || c == '\t'
                        || (!Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE))
                .filter(c -> c < 0x202a || (c > 0x202e && c < 0x2066) || c > 0x2069)
                .forEach(clean::appendCodePoint);
        String plain = clean.toString().strip();
        if (plain.isEmpty()) {
            throw new TradewindException(Kind.INVALID, "comments.empty");
        }
        if (plain.length() > LONGEST) {
            throw new TradewindException(Kind.INVALID, "comments.too-long", LONGEST);
        }
        return plain;
    }

    @Override
    public Comment edit(String id, String text) {
        String clean = clean(text);
        Stored stored = own(id);
        return annex.joining(stored.record(), sql -> {
            Instant now = now();
            Stored edited = new Stored(id, stored.record(), clean, stored.at(), stored.by(), now);
            if (!clean.equals(stored.text())) {
                sql.update("update core.record_comment set words = ?, edited_at = ? where id = ?", clean, now, id);
                annex.trace(stored.record(), "COMMENT_EDITED");
                Map<String, Mentions.Person> mentioned = new LinkedHashMap<>(new Mentions(sql).in(clean));
                mentioned.keySet().removeAll(new Mentions(sql).in(stored.text()).keySet());
                publish(edited, mentioned);
            }
            return told(List.of(edited), sql).getFirst();
        });
    }

    @Override
    public void delete(String id) {
        Stored stored = own(id);
        annex.joining(stored.record(), sql -> {
            sql.update("update core.record_comment set removed_at = ?, words = '' where id = ?", now(), id);
            annex.trace(stored.record(), "COMMENT_REMOVED");
            return stored;
        });
    }

    private Stored own(String id) {
        Stored stored = database.reads(sql -> sql.first(COLUMNS + "id = ?", StoredComments::stored, id))
                .filter(one -> annex.find(one.record()).isPresent())
                .orElseThrow(() -> new TradewindException(Kind.NOT_FOUND, "comments.not-found"));
        if (!stored.by().equals(identity.require().id())) {
            throw new TradewindException(Kind.FORBIDDEN, "comments.not-own");
        }
        return stored;
    }

    @Override
    public List<Person> people(RecordRef record, String words) {
        annex.look(record);
        List<Mentions.Person> alike = database.reads(sql -> new Mentions(sql).alike(words, MOST_PEOPLE));
        return alike.stream()
                .map(one -> new Person(one.login(), one.name(), annex.isVisibleTo(one.id(), record)))
                .toList();
    }

    private List<Comment> told(List<Stored> comments, Sql sql) {
        Set<String> writers = new HashSet<>();
        comments.forEach(one -> writers.add(one.by()));
        Map<String, String> names = annex.people(writers, sql);
        String reader = identity.require().id();
        List<Map<String, Mentions.Person>> mentioned =
                new Mentions(sql).in(comments.stream().map(Stored::text).toList());
        List<Comment> told = new ArrayList<>();
        for (int index = 0; index < comments.size(); index++) {
            Stored one = comments.get(index);
            Map<String, String> people = new LinkedHashMap<>();
            mentioned.get(index).forEach((login, person) -> people.put(login, person.name()));
            told.add(new Comment(
                    one.id(),
                    one.record(),
                    one.text(),
                    people,
                    new Reference(one.by(), names.get(one.by())),
                    one.at(),
                    one.editedAt(),
                    one.by().equals(reader)));
        }
        return told;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getString(1),
                new RecordRef(row.getString(2), row.getString(3)),
                row.getString(4),
                Objects.requireNonNull(Row.instant(row, 5)),
                row.getString(6),
                Row.instant(row, 7));
    }
}
