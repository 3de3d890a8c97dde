package io.tradewind.followup.internal.mail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.persistence.EntityManager;

import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordPage;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.Records;
import io.tradewind.record.TypeSpec;
import io.tradewind.record.TypeView;

/** Looks for addresses in every record type that has fields for them, people before firms; asked as the system. */
record KnownAddresses(Records records, RecordTypes types, EntityManager entities) implements Matching.Known {
    private static final List<String> FIRST = List.of("contacts", "leads", "customers");

    @Override
    public boolean sentByUs(String messageId) {
        return entities.createQuery(
                                "select count(m) from Mail m where m.messageId = :id and m.state <> :received",
                                Long.class)
                        .setParameter("id", messageId)
                        .setParameter("received", MailState.RECEIVED)
                        .getSingleResult()
                > 0;
    }

    @Override
    public Optional<RecordRef> recordOf(String messageId) {
        return entities
                .createQuery(
                        "select m.record from Mail m where m.messageId = :id and m.removedAt is null", String.class)
                .setParameter("id", messageId)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .flatMap(text -> RecordRef.parse(text).stream())
                .filter(this::isThere)
                .findFirst();
    }

    private boolean isThere(RecordRef ref) {
        return records.titles(FieldSpec.ANY, List.of(ref.toString())).containsKey(ref.toString());
    }

    @Override
    public Optional<String> user(String address) {
        return first("users", "email", address).map(RecordRef::id);
    }

    @Override
    public Optional<RecordRef> record(String address) {
        List<TypeView> all = new ArrayList<>(types.all());
        all.sort(Comparator.comparingInt(type -> {
            int place = FIRST.indexOf(type.name());
            return place < 0 ? FIRST.size() : place;
        }));
        return all.stream()
                .filter(type -> isWorkedWith(type.type()))
                .flatMap(type -> type.fields().stream()
                        .filter(KnownAddresses::isAddress)
                        .flatMap(field -> first(type.name(), field.name(), address).stream()))
                .findFirst();
    }

    private static boolean isWorkedWith(TypeSpec type) {
        return !type.shared() && !type.group().isEmpty() && !type.name().equals(MailType.NAME);
    }

    private static boolean isAddress(FieldSpec field) {
        return field.kind() == FieldKind.EMAIL && field.stored();
    }

    private Optional<RecordRef> first(String type, String field, String address) {
        RecordQuery query = RecordQuery.ALL
                .filters(List.of(Filter.of(field, Operator.EQ, address.toLowerCase(Locale.ROOT))))
                .limit(1);
        RecordPage page = records.query(type, query);
        return page.items().stream().map(view -> view.ref()).findFirst();
    }
}
