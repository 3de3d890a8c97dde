package io.tradewind.notification;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.RecordRef;

/**
 * Something to tell people. The sentence is made when it is read, in the reader's language, by the text {@code text} with these
 * arguments: 0 who did it, 1 the record's title or the type's plural, 2 how many times it happened, 3 and up: {@code arguments}.
 *
 * @param kind name of its {@link NotificationKind}
 * @param text key of the sentence
 * @param receivers ids of users; those who have switched the kind off get nothing
 * @param type record type that it is about, or null
 * @param record id of the record that it is about, or null; who may not see that record reads neither its title nor the arguments
 * @param arguments plain texts
 * @param by id of the user who caused it, or null
 */
public record Notice(
        String kind,
        String text,
        Set<String> receivers,
        @Nullable String type,
        @Nullable String record,
        List<String> arguments,
        @Nullable String by) {
    public Notice {
        receivers = Set.copyOf(receivers);
        arguments = List.copyOf(arguments);
    }

    /** About a record. */
    public static Notice of(String kind, RecordRef record, Set<String> receivers, @Nullable String by) {
        return new Notice(kind, "notification." + kind, receivers, record.type(), record.id(), List.of(), by);
    }

    /** The same with arguments for its sentence. */
    public Notice with(String... more) {
        return new Notice(kind, text, receivers, type, record, List.of(more), by);
    }
}
