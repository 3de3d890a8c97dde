package io.tradewind.followup.internal.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plans that overlap stand side by side: each gets a lane, and knows how many there are beside it. */
final class Lanes {
    /** Which of how many. */
    record Lane(int index, int count) {}

    private Lanes() {}

    static Map<Shown, Lane> of(List<Shown> plans) {
        List<Shown> sorted = plans.stream()
                .sorted(Comparator.comparingInt(Shown::from)
                        .thenComparing(plan -> plan.plan().id()))
                .toList();
        Map<Shown, Lane> lanes = new LinkedHashMap<>();
        List<Shown> together = new ArrayList<>();
        int until = 0;
        for (Shown plan : sorted) {
            if (!together.isEmpty() && plan.from() >= until) {
                place(together, lanes);
                together.clear();
            }
            together.add(plan);
            until = Math.max(until, plan.until());
        }
        place(together, lanes);
        return lanes;
    }

    private static void place(List<Shown> together, Map<Shown, Lane> lanes) {
        List<Integer> ends = new ArrayList<>();
        Map<Shown, Integer> places = new LinkedHashMap<>();
        for (Shown plan : together) {
            int free = 0;
            while (free < ends.size() && ends.get(free) > plan.from()) {
                free++;
            }
            if (free == ends.size()) {
                ends.add(plan.until());
            } else {
                ends.set(free, plan.until());
            }
            places.put(plan, free);
        }
        places.forEach((plan, place) -> lanes.put(plan, new Lane(place, ends.size())));
    }
}
