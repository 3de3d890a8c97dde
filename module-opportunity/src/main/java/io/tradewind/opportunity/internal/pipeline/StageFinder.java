package io.tradewind.opportunity.internal.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.transfer.RecordFinder;
import io.tradewind.tx.Transactions;

/** Files name stages by either name: of the default pipeline if it has one of the name, else of the first that has. */
@Component(service = RecordFinder.class)
public final class StageFinder implements RecordFinder {
    private final Pipelines pipelines;
    private final Transactions transactions;

    @Activate
    public StageFinder(@Reference Pipelines pipelines, @Reference Transactions transactions) {
        this.pipelines = pipelines;
        this.transactions = transactions;
    }

    @Override
    public String type() {
        return StageType.NAME;
    }

    @Override
    public Map<String, String> find(Set<String> words) {
        return transactions.reading(() -> {
            List<Pipeline> all = pipelines.active();
            Map<String, String> found = new LinkedHashMap<>();
            words.forEach(word -> all.stream()
                    .map(pipeline -> pipelines.called(pipeline.id(), word))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(stage -> found.put(word, stage.id())));
            return found;
        });
    }
}
