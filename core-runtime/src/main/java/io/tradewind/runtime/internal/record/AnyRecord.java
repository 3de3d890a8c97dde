package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tradewind.record.RecordRef;

/** References to records of any type: ids that name their types, sorted out by type, and put together again. */
final class AnyRecord {
    /** What is asked of the records of one type. */
    interface Question<T> {
        /** Answers by id; nothing of records that are not visible. */
        Map<String, T> ask(String type, Collection<String> ids);
    }

    private AnyRecord() {}

    /** The answers by reference. What is no reference has none. */
    static <T> Map<String, T> each(Collection<String> references, Question<T> question) {
        Map<String, List<String>> byType = new LinkedHashMap<>();
        references.forEach(text -> RecordRef.parse(text)
                .ifPresent(ref -> byType.computeIfAbsent(ref.type(), type -> new ArrayList<>())
                        .add(ref.id())));
        Map<String, T> answers = new HashMap<>();
        byType.forEach((type, ids) -> question.ask(type, ids)
                .forEach((id, answer) -> answers.put(new RecordRef(type, id).toString(), answer)));
        return answers;
    }
}
