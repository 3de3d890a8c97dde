package io.tradewind.opportunity.internal.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Directory;
import io.tradewind.access.Directory.Team;
import io.tradewind.opportunity.internal.figure.Answers.Sums;

/** The regions of the company: its teams at the top, each with the teams below it. */
@Component(service = Regions.class)
public final class Regions {
    private static final int DEEPEST = 20;

    private final Directory directory;

    @Activate
    public Regions(@Reference Directory directory) {
        this.directory = directory;
    }

    /** Name of the region that the team is in; empty if there is no such team. */
    String of(String team) {
        Optional<Team> now = team.isEmpty() ? Optional.empty() : directory.team(team);
        String name = "";
        for (int depth = 0; depth < DEEPEST && now.isPresent(); depth++) {
            name = now.get().name();
            now = Optional.ofNullable(now.get().parent()).flatMap(directory::team);
        }
        return name;
    }

    /** @param teams sums by id of the team */
    Map<String, Sum> sums(Sums teams) {
        Map<String, Sum> regions = new TreeMap<>();
        Map<String, String> known = new HashMap<>();
        teams.by().forEach((team, sum) -> regions.merge(known.computeIfAbsent(team, this::of), sum, Sum::plus));
        return regions;
    }

    /** One for each region, by name. */
    List<Map<String, @Nullable Object>> rows(Sums teams) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        sums(teams).forEach((region, sum) -> {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("region", region.isEmpty() ? null : region);
            row.put("count", sum.count());
            row.put("amount", sum.amount());
            rows.add(row);
        });
        return rows;
    }
}
