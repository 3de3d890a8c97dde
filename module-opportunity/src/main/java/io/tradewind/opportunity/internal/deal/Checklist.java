package io.tradewind.opportunity.internal.deal;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.tradewind.opportunity.internal.pipeline.Stage;

/** What the stages that an opportunity came to want done before it goes on; works on the opportunity's own items. */
record Checklist(List<CheckItem> items) {
    /** Of one stage. */
    List<Map<String, Object>> lines(@Nullable String stage) {
        return items.stream()
                .filter(check -> check.stage().equals(stage))
                .map(CheckItem::line)
                .toList();
    }

    /** Ticks what the lines say is done; what the stage does not ask for is left away. */
    void tick(@Nullable String stage, @Nullable List<Map<String, Object>> lines) {
        List<String> done = Line.all(lines, (line, place) -> line).stream()
                .filter(line -> line.flag("done"))
                .map(line -> Objects.requireNonNullElse(line.text("item"), ""))
                .toList();
        List<CheckItem> all = items.stream()
                .map(check -> check.stage().equals(stage) ? check.at(0, done.contains(check.item())) : check)
                .toList();
        items.clear();
        all.forEach(check -> items.add(check.at(items.size(), check.done())));
    }

    /** What the stage asks for and is not on the list yet comes on it. */
    void ask(Stage stage) {
        for (String item : stage.checklist()) {
            if (items.stream().noneMatch(check -> check.is(stage.id(), item))) {
                items.add(CheckItem.of(items.size(), stage.id(), item, false));
            }
        }
    }

    /** What the stage still asks for. */
    List<String> open(Stage stage) {
        return stage.checklist().stream()
                .filter(item -> items.stream().noneMatch(check -> check.is(stage.id(), item) && check.done()))
                .toList();
    }
}
