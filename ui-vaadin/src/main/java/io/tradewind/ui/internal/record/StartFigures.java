package io.tradewind.ui.internal.record;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.page.StartSource;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.spi.Figure;
import io.tradewind.ui.spi.ShellSlot;

/** The work that waits for the reader in every stage, on the start page. */
@Component(service = ShellSlot.class)
public final class StartFigures implements ShellSlot {
    private static final Logger log = LoggerFactory.getLogger(StartFigures.class);

    private final List<StartSource> sources = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(StartSource source) {
        sources.add(source);
    }

    void removeSource(StartSource source) {
        sources.remove(source);
    }

    @Override
    public List<Figure> counts() {
        Reader reader = Reader.current();
        return sources.stream()
                .flatMap(source -> figures(source, reader).stream())
                .toList();
    }

    private static List<Figure> figures(StartSource source, Reader reader) {
        try {
            return source.figures().stream()
                    .map(figure -> PageSlot.figure(reader, figure))
                    .toList();
        } catch (RuntimeException failure) {
            log.warn(
                    "{} failed and is left out of the start page",
                    source.getClass().getName(),
                    failure);
            return List.of();
        }
    }
}
