package io.tradewind.rest.internal.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The routes of one moment, immutable. A literal segment wins over a variable one, from left to right. */
final class RouteTable {
    static final RouteTable EMPTY = new RouteTable(List.of());

    private final List<Route> routes;
    private final Map<Integer, List<Path>> byLength = new HashMap<>();

    /** One template with the routes of its methods. */
    record Path(String template, List<String> segments, Map<String, Route> methods) {
        private static Path of(String template) {
            return new Path(template, List.of(template.substring(1).split("/")), new TreeMap<>());
        }

        private boolean matches(List<String> path) {
            for (int i = 0; i < segments.size(); i++) {
                if (!variable(segments.get(i)) && !segments.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }

        /** Literal segments sort before variable ones. */
        private String rank() {
            StringBuilder rank = new StringBuilder();
            segments.forEach(segment -> rank.append(variable(segment) ? '1' : '0'));
            return rank.toString();
        }

        Map<String, String> variables(List<String> path) {
            Map<String, String> variables = new HashMap<>();
            for (int i = 0; i < segments.size(); i++) {
                String segment = segments.get(i);
                if (variable(segment)) {
                    variables.put(segment.substring(1, segment.length() - 1), path.get(i));
                }
            }
            return variables;
        }

        private static boolean variable(String segment) {
            return segment.startsWith("{");
        }
    }

    RouteTable(Collection<Route> routes) {
        this.routes = List.copyOf(routes);
        Map<String, Path> paths = new TreeMap<>();
        for (Route route : routes) {
            paths.computeIfAbsent(route.template(), Path::of).methods().putIfAbsent(route.method(), route);
        }
        for (Path path : paths.values()) {
            byLength.computeIfAbsent(path.segments().size(), n -> new ArrayList<>())
                    .add(path);
        }
        byLength.values().forEach(list -> list.sort(Comparator.comparing(Path::rank)));
    }

    /** @param path decoded segments below {@code /api} */
    Optional<Path> find(List<String> path) {
        return byLength.getOrDefault(path.size(), List.of()).stream()
                .filter(candidate -> candidate.matches(path))
                .findFirst();
    }

    List<Route> routes() {
        return routes;
    }
}
