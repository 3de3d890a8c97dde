package io.tradewind.customer.internal.pool;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.Reference;

/** A person or a team of a pool. Never changed in place. */
@Embeddable
public class PoolMember {
    @Column(name = "place")
    private int place;

    @Column(name = "user_id", length = 36)
    private @Nullable String user;

    @Column(name = "team_id", length = 36)
    private @Nullable String team;

    @Column(name = "is_admin")
    private boolean admin;

    /** For the persistence provider. */
    protected PoolMember() {}

    static PoolMember of(Map<String, ?> line) {
        PoolMember member = new PoolMember();
        member.user = id(line.get("user"));
        member.team = id(line.get("team"));
        member.admin = Boolean.TRUE.equals(line.get("admin"));
        return member;
    }

    private static @Nullable String id(@Nullable Object value) {
        Object id = value instanceof Reference reference
                ? reference.id()
                : value instanceof Map<?, ?> object ? object.get("id") : value;
        return id == null || id.toString().isEmpty() ? null : id.toString();
    }

    PoolMember at(int newPlace) {
        PoolMember moved = of(line());
        moved.place = newPlace;
        return moved;
    }

    Map<String, Object> line() {
        Map<String, Object> line = new LinkedHashMap<>();
        if (user != null) {
            line.put("user", user);
        }
        if (team != null) {
            line.put("team", team);
        }
        line.put("admin", admin);
        return line;
    }

    @Nullable
    String user() {
        return user;
    }

    @Nullable
    String team() {
        return team;
    }

    boolean admin() {
        return admin;
    }

    /** @param teams ids of the teams that the user is in or under */
    boolean stands(String person, Set<String> teams) {
        return person.equals(user) || (team != null && teams.contains(team));
    }
}
