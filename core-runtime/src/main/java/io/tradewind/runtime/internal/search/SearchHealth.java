package io.tradewind.runtime.internal.search;

import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.health.HealthSource;

/** How the search index is. Nothing else stops without it. */
@Component(service = HealthSource.class)
public final class SearchHealth implements HealthSource {
    private final IndexFollower follower;

    @Activate
    public SearchHealth(@Reference IndexFollower follower) {
        this.follower = follower;
    }

    @Override
    public List<Check> checks() {
        return List.of(new Check("search index", follower.problem(), false));
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                new Figure(
                        "tradewind_search_types",
                        "Record types of which all records are in the search index.",
                        Map.of(),
                        follower.whole()),
                new Figure(
                        "tradewind_search_behind",
                        "Events of the log that the search index has not taken over yet.",
                        Map.of(),
                        follower.behind()));
    }
}
