package io.tradewind.ui.internal.shell;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.recall.Favorites;
import io.tradewind.recall.Recalled;
import io.tradewind.recall.Recent;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.TypeSpec;

/** What the reader looked at last and what they keep, for menu, start page and palette. */
@Component(service = Recalls.class)
public final class Recalls {
    private final Recent recent;
    private final Favorites favorites;
    private final RecordTypes types;

    /**
     * A record to go to.
     *
     * @param icon of its type
     */
    record Place(Recalled record, String icon) {
        String title() {
            return record.title();
        }

        String type() {
            return record.record().type();
        }

        String path() {
            return record.record().toString();
        }
    }

    @Activate
    public Recalls(@Reference Recent recent, @Reference Favorites favorites, @Reference RecordTypes types) {
        this.recent = recent;
        this.favorites = favorites;
        this.types = types;
    }

    List<Place> recent(int limit) {
        return places(recent.mine(limit));
    }

    List<Place> favorites() {
        return places(favorites.mine());
    }

    private List<Place> places(List<Recalled> records) {
        Map<String, String> icons = types.running().stream().collect(Collectors.toMap(TypeSpec::name, TypeSpec::icon));
        return records.stream()
                .flatMap(
                        one -> Stream.ofNullable(icons.get(one.record().type())).map(icon -> new Place(one, icon)))
                .toList();
    }
}
