package io.tradewind.runtime.internal.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.Filter;
import io.tradewind.record.Reference;
import io.tradewind.runtime.internal.access.Standing;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.view.SavedView;
import io.tradewind.view.SavedView.Share;
import io.tradewind.view.SavedView.Wanted;
import io.tradewind.view.ViewContent;
import tools.jackson.databind.json.JsonMapper;

/** The rows of saved views, as somebody may open them. Writing needs a transaction. */
record ViewTable(Database database, Standing standing) {
    static final String SHARE_WITH_ALL = "views.share";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SELECT =
            "select v.id, v.version, v.record_type, v.name, v.share, v.owner_id, v.content, u.name as owner_name,"
                    + " p.view_id as pinned, d.view_id as usual_view from core.saved_view v"
                    + " left join core.users u on u.id = v.owner_id"
                    + " left join core.saved_view_pin p on p.view_id = v.id and p.user_id = ?"
                    + " left join core.saved_view_usual d on d.view_id = v.id and d.user_id = ? where ";
    private static final Comparator<SavedView> AT_HAND_FIRST = Comparator.comparing((SavedView view) -> !view.pinned())
            .thenComparing(SavedView::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(SavedView::id);

    List<SavedView> of(String type) {
        return open("v.record_type = ?", type).stream().sorted(AT_HAND_FIRST).toList();
    }

    Optional<SavedView> find(String id) {
        return open("v.id = ?", id).stream().findFirst();
    }

    private List<SavedView> open(String condition, String value) {
        List<@Nullable Object> values = new ArrayList<>(List.of(standing.user(), standing.user(), value));
        String where = condition;
        if (!isSystem()) {
            where += " and (v.owner_id = ? or v.share = 'ALL'" + teams(values) + ")";
        }
        String statement = SELECT + where;
        return database.reads(sql -> sql.list(statement, this::view, values.toArray()));
    }

    /** Whether a view, whosever, is built on the segment. */
    boolean isUnder(String type, Filter segment) {
        return database
                .reads(sql -> sql.list(
                        "select content from core.saved_view where record_type = ?",
                        row -> JSON.readValue(row.getString(1), ViewContent.class),
                        type))
                .stream()
                .anyMatch(content -> content.filters().contains(segment));
    }

    private boolean isSystem() {
        return standing == Standing.SYSTEM;
    }

    private String teams(List<@Nullable Object> values) {
        values.add(standing.user());
        Set<String> teams = standing.tree();
        if (teams.isEmpty()) {
            return "";
        }
        values.addAll(teams);
        return " or (v.share = 'TEAM' and v.team_id in (?" + ", ?".repeat(teams.size() - 1) + "))";
    }

    private SavedView view(ResultSet row) throws SQLException {
        String owner = row.getString("owner_id");
        Share share = Share.valueOf(row.getString("share"));
        boolean sharer = share == Share.ALL && standing.rights().may(SHARE_WITH_ALL);
        return new SavedView(
                row.getString("id"),
                row.getLong("version"),
                row.getString("record_type"),
                row.getString("name"),
                share,
                JSON.readValue(row.getString("content"), ViewContent.class),
                new Reference(owner, row.getString("owner_name")),
                row.getString("pinned") != null,
                row.getString("usual_view") != null,
                isSystem() || sharer || standing.user().equals(owner));
    }

    long kept() {
        return database.sql()
                .first(
                        "select count(*) from core.saved_view where owner_id = ?",
                        row -> row.getLong(1),
                        standing.user())
                .orElse(0L);
    }

    void add(String id, String type, Wanted wanted, Instant now) {
        database.sql()
                .update(
                        "insert into core.saved_view (id, version, record_type, name, share, owner_id, team_id, content,"
                                + " created_at, updated_at) values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?)",
                        id,
                        type,
                        wanted.name(),
                        wanted.share(),
                        standing.user(),
                        team(wanted.share(), standing.team()),
                        JSON.writeValueAsString(wanted.content()),
                        now,
                        now);
    }

    /**
     * @param team to share with, if it is shared so
     * @return whether the version was still the current one
     */
    boolean change(String id, long version, Wanted wanted, @Nullable String team, Instant now) {
        return database.sql()
                        .update(
                                "update core.saved_view set version = version + 1, name = ?, share = ?, team_id = ?,"
                                        + " content = ?, updated_at = ? where id = ? and version = ?",
                                wanted.name(),
                                wanted.share(),
                                team(wanted.share(), team),
                                JSON.writeValueAsString(wanted.content()),
                                now,
                                id,
                                version)
                == 1;
    }

    private static @Nullable String team(Share share, @Nullable String team) {
        return share == Share.TEAM ? team : null;
    }

    void remove(String id) {
        for (String table : List.of("saved_view_pin", "saved_view_usual")) {
            database.sql().update("delete from core." + table + " where view_id = ?", id);
        }
        database.sql().update("delete from core.saved_view where id = ?", id);
    }

    void pin(String id, boolean pinned) {
        database.sql().update("delete from core.saved_view_pin where user_id = ? and view_id = ?", standing.user(), id);
        if (pinned) {
            database.sql()
                    .update("insert into core.saved_view_pin (user_id, view_id) values (?, ?)", standing.user(), id);
        }
    }

    void usual(String type, @Nullable String id) {
        database.sql()
                .update(
                        "delete from core.saved_view_usual where user_id = ? and record_type = ?",
                        standing.user(),
                        type);
        if (id != null) {
            database.sql()
                    .update(
                            "insert into core.saved_view_usual (user_id, record_type, view_id) values (?, ?, ?)",
                            standing.user(),
                            type,
                            id);
        }
    }
}
