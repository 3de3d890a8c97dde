package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.TradewindException;
import io.tradewind.access.Verb;
import io.tradewind.page.Feed;
import io.tradewind.page.KeyFigure;
import io.tradewind.page.OpenWork;
import io.tradewind.page.PageSource;
import io.tradewind.page.PathStep;
import io.tradewind.page.RecordPages;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Sort;
import io.tradewind.record.TypeView;

/** Pages of what the descriptions say and what running stages add. A source that fails is left out: it must not take the page along. */
@Component(service = RecordPages.class)
public final class DescribedPages implements RecordPages {
    private static final Logger log = LoggerFactory.getLogger(DescribedPages.class);
    private static final int MOST_RELATED = 200;
    private static final int MOST_WORK = 10;
    private static final int MOST_ENTRIES = 200;

    private final RecordEngine engine;
    private final RecordTypes types;
    private final List<PageSource> sources = new CopyOnWriteArrayList<>();

    @Activate
    public DescribedPages(@Reference RecordEngine engine, @Reference RecordTypes types) {
        this.engine = engine;
        this.types = types;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(PageSource source) {
        sources.add(source);
    }

    void remove(PageSource source) {
        sources.remove(source);
    }

    private Stream<PageSource> of(RecordRef ref) {
        return sources.stream()
                .filter(source ->
                        source.type().equals(PageSource.ALL) || source.type().equals(ref.type()))
                .sorted(Comparator.comparingInt(PageSource::order));
    }

    private static <T> Stream<T> safely(PageSource source, Function<PageSource, Stream<T>> part) {
        try {
            return part.apply(source).toList().stream();
        } catch (TradewindException notForThem) {
            log.debug("{} has nothing to tell: {}", source.getClass().getName(), notForThem.code());
        } catch (RuntimeException failure) {
            log.warn("{} failed and is left out", source.getClass().getName(), failure);
        }
        return Stream.empty();
    }

    @Override
    public List<KeyFigure> figures(RecordRef ref) {
        RecordView record = engine.read(ref);
        return of(ref).flatMap(source -> safely(source, one -> one.figures(record).stream()))
                .toList();
    }

    @Override
    public List<PathStep> path(RecordRef ref) {
        RecordView record = engine.read(ref);
        return of(ref).map(source ->
                        safely(source, one -> one.path(record).stream()).toList())
                .filter(path -> !path.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    @Override
    public List<OpenWork> openWork(RecordRef ref) {
        RecordView record = engine.read(ref);
        return of(ref).flatMap(source -> safely(source, one -> one.openWork(record, MOST_WORK).stream()))
                .sorted(Comparator.comparing(OpenWork::due, Comparator.nullsLast(Comparator.naturalOrder())))
                .limit(MOST_WORK)
                .toList();
    }

    @Override
    public List<String> feedKinds(RecordRef ref) {
        RecordView record = engine.read(ref);
        Set<String> kinds = new LinkedHashSet<>(List.of(CHANGES));
        if (types.require(ref.type()).type().mergeable()) {
            kinds.add(MERGES);
        }
        of(ref).forEach(source ->
                safely(source, one -> one.feedKinds(record).stream().sorted()).forEach(kinds::add));
        related(ref.type()).forEach(type -> kinds.add(type.name()));
        return List.copyOf(kinds);
    }

    @Override
    public Feed feed(RecordRef ref, Set<String> kinds, int limit, @Nullable String after) {
        RecordView record = engine.read(ref);
        PageFeed feed = new PageFeed(engine, Math.clamp(limit, 1, MOST_ENTRIES), after);
        List<PageSource> here = of(ref).toList();
        boolean changes = kinds.isEmpty() || kinds.contains(CHANGES);
        boolean merges = kinds.isEmpty() || kinds.contains(MERGES);
        if (changes || merges) {
            feed.own(
                    record,
                    changes,
                    merges,
                    (own, trace) -> here.stream()
                            .anyMatch(source -> safely(source, one -> Stream.of(one.tells(own, trace)))
                                    .anyMatch(Boolean::booleanValue)));
        }
        Set<String> told = new HashSet<>();
        for (PageSource source : here) {
            safely(source, one -> {
                Set<String> its = one.feedKinds(record);
                told.addAll(its);
                if (!its.isEmpty() && (kinds.isEmpty() || its.stream().anyMatch(kinds::contains))) {
                    feed.told(record, one, kinds);
                }
                return Stream.empty();
            });
        }
        for (TypeView type : related(ref.type())) {
            if (!told.contains(type.name()) && (kinds.isEmpty() || kinds.contains(type.name()))) {
                feed.related(type.name(), titles(type, ref));
            }
        }
        return feed.page();
    }

    /** Types that refer to it, other than itself and settings. */
    private List<TypeView> related(String target) {
        return types.all().stream()
                .filter(type -> type.may(Verb.READ)
                        && !type.name().equals(target)
                        && !type.type().shared()
                        && !referring(type, target).isEmpty())
                .toList();
    }

    private static List<FieldSpec> referring(TypeView type, String target) {
        List<FieldSpec> names = new ArrayList<>();
        for (FieldSpec field : type.fields()) {
            if (field.refersTo(target)) {
                names.add(field);
            }
        }
        return names;
    }

    /** Names of the newest records of the type that refer to it. */
    private Map<String, String> titles(TypeView type, RecordRef ref) {
        Map<String, String> titles = new LinkedHashMap<>();
        for (FieldSpec field : referring(type, ref.type())) {
            RecordQuery query = RecordQuery.ALL
                    .filters(List.of(Filter.of(field.name(), Operator.EQ, field.valueOf(ref))))
                    .sorts(List.of(new Sort("createdAt", true)))
                    .fields(Set.of(type.type().titleField()))
                    .limit(MOST_RELATED);
            engine.query(type.name(), query).items().forEach(row -> titles.putIfAbsent(row.id(), row.title()));
        }
        return titles;
    }
}
