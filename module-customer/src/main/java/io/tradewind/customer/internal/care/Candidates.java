package io.tradewind.customer.internal.care;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;

/** Those a plan may be for, page by page. */
record Candidates(EntityManager entities, ZoneId zone) {
    static final int PAGE = 500;

    private static final String OWNED = " c.ownerId is not null and c.removedAt is null";

    /** @param id of the contact or customer that is cared for */
    record Candidate(
            String id,
            String name,
            LocalDate date,
            String customer,
            String owner,
            @Nullable String team,
            @Nullable String level) {}

    /** @param after id of the last one of the page before; blank at the beginning */
    List<Candidate> of(CarePlan plan, LocalDate today, String after) {
        Map<String, Object> parameters = new HashMap<>(Map.of("after", after));
        String query = switch (plan.occasion()) {
            case BIRTHDAY ->
                "select k.id, k.name, k.birthday, c.id, c.ownerId, c.teamId, c.level, c.createdAt from Contact k, Customer c"
                        + " where k.customer = c.id and k.birthday is not null and k.removedAt is null and" + OWNED
                        + " and k.id > :after order by k.id";
            case RENEWAL -> {
                parameters.put("today", today);
                parameters.put("until", today.plusDays(plan.days()));
                yield "select c.id, c.name, c.renewOn, c.id, c.ownerId, c.teamId, c.level, c.createdAt from"
                        + " Customer c where c.renewOn between :today and :until and" + OWNED
                        + " and c.id > :after order by c.id";
            }
            case SILENCE -> {
                parameters.put(
                        "before",
                        today.minusDays(plan.days()).atStartOfDay(zone).toInstant());
                yield "select c.id, c.name, c.lastContactAt, c.id, c.ownerId, c.teamId, c.level, c.createdAt"
                        + " from Customer c where (c.lastContactAt < :before or (c.lastContactAt is null and"
                        + " c.createdAt < :before)) and" + OWNED + " and c.id > :after order by c.id";
            }
        };
        var asked = entities.createQuery(query, Object[].class);
        parameters.forEach(asked::setParameter);
        return asked.setMaxResults(PAGE).getResultStream().map(this::candidate).toList();
    }

    private Candidate candidate(Object[] cells) {
        Object date = cells[2] == null ? cells[7] : cells[2];
        return new Candidate(
                (String) cells[0],
                Objects.toString(cells[1], ""),
                date instanceof Instant at ? at.atZone(zone).toLocalDate() : (LocalDate) date,
                (String) cells[3],
                (String) cells[4],
                (String) cells[5],
                (String) cells[6]);
    }
}
