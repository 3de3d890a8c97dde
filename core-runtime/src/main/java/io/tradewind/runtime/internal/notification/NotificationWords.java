package io.tradewind.runtime.internal.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.tradewind.notification.Notification;
import io.tradewind.record.RecordRef;
import io.tradewind.record.Reference;
import io.tradewind.runtime.internal.notification.NotificationBook.Entry;
import io.tradewind.runtime.internal.record.Annex;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.text.Texts;

/** Makes rows into sentences: in the reader's language, and with nothing that they may not see. */
record NotificationWords(Database database, Annex annex, Texts texts) {
    /** In the rights of the current actor. */
    List<Notification> told(List<Entry> entries, Locale language) {
        Set<RecordRef> records =
                entries.stream().flatMap(entry -> ref(entry).stream()).collect(Collectors.toSet());
        Map<RecordRef, String> titles = annex.titles(records);
        Set<String> people =
                entries.stream().map(Entry::by).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<String, String> names = database.reads(sql -> annex.people(people, sql));
        return entries.stream()
                .map(entry -> told(entry, titles, names, language))
                .toList();
    }

    private static Optional<RecordRef> ref(Entry entry) {
        String type = entry.type();
        String record = entry.record();
        return type == null || record == null ? Optional.empty() : Optional.of(new RecordRef(type, record));
    }

    private Notification told(Entry entry, Map<RecordRef, String> titles, Map<String, String> names, Locale language) {
        Optional<RecordRef> ref = ref(entry);
        Optional<String> title = ref.map(titles::get);
        boolean hidden = ref.isPresent() && title.isEmpty();
        String by = entry.by();
        String who = by == null ? "" : Objects.requireNonNullElse(names.get(by), "—");
        String what = title.orElseGet(() -> entry.type() == null
                ? ""
                : texts.find(language, entry.type() + ".title").orElse(entry.type()));
        List<Object> arguments = new ArrayList<>(List.of(who, what, entry.times()));
        arguments.addAll(entry.arguments());
        return new Notification(
                entry.id(),
                entry.kind(),
                texts.get(language, hidden ? "notification.hidden" : entry.text(), arguments.toArray()),
                texts.get(language, "notification.why." + entry.kind()),
                entry.type(),
                hidden ? null : entry.record(),
                entry.times(),
                entry.at(),
                by == null || hidden ? null : new Reference(by, names.get(by)),
                entry.unread());
    }
}
