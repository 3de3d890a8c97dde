package io.tradewind.ui.internal.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.internal.record.TypeWords;
import io.tradewind.ui.kit.Reader;

/** Ways through references, such as {@code memberOf.lead}, as people call them. */
final class PathWords {
    private PathWords() {}

    /** The fields along the way, beginning at a type. */
    static String of(RecordTypes types, Reader reader, String type, String path) {
        List<String> words = new ArrayList<>();
        String now = type;
        for (String field : path.split("\\.")) {
            words.add(reader.field(now, field));
            now = target(types, now, field).orElse(now);
        }
        return String.join(" · ", words);
    }

    /** What the records at its end are called. */
    static String many(RecordTypes types, Reader reader, String type, String path) {
        String now = type;
        for (String field : path.split("\\.")) {
            now = target(types, now, field).orElse(now);
        }
        return TypeWords.many(reader, now);
    }

    private static Optional<String> target(RecordTypes types, String type, String field) {
        Optional<TypeSpec> spec = types.find(type);
        return spec.flatMap(found -> TypeFields.find(found, field))
                .map(FieldSpec::target)
                .filter(target -> !target.isEmpty());
    }
}
