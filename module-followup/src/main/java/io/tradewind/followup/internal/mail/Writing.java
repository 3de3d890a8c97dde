package io.tradewind.followup.internal.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.file.Attachments;
import io.tradewind.mail.MailAddress;
import io.tradewind.mail.Mailer;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.TypeView;
import io.tradewind.tx.Transactions;

/** What somebody needs who writes an e-mail: to whom it may go, what a template says, and sending it, in one piece or not at all. */
@Component(service = Writing.class)
public final class Writing {
    private static final int MOST_PROPOSED = 100;

    private final Records records;
    private final RecordTypes types;
    private final Attachments attachments;
    private final Transactions transactions;
    private final Filling filling;
    private final Mailer mailer;

    @Activate
    public Writing(
            @Reference Records records,
            @Reference RecordTypes types,
            @Reference Attachments attachments,
            @Reference Transactions transactions,
            @Reference Filling filling,
            @Reference Mailer mailer) {
        this.records = records;
        this.types = types;
        this.attachments = attachments;
        this.transactions = transactions;
        this.filling = filling;
        this.mailer = mailer;
    }

    /** A file that goes along. */
    public record Enclosure(String name, Path file) {}

    /** Whether mail can be sent at all. */
    public boolean isReady() {
        return mailer.isReady();
    }

    /** Drafts it, adds the files and sends it. */
    public RecordView send(Map<String, Object> values, List<Enclosure> files) {
        return transactions.required(() -> {
            RecordView draft = records.create(MailType.NAME, values);
            files.forEach(file -> add(draft.ref(), file));
            return records.act(draft.ref(), "send", Map.of());
        });
    }

    private void add(RecordRef draft, Enclosure one) {
        try (InputStream content = Files.newInputStream(one.file())) {
            attachments.add(draft, one.name(), content);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /** What a template says of a record, see {@link Filling#of}. */
    public Filling.Words filled(RecordRef template, Language language, RecordRef record, String to) {
        return filling.of(template, language, record, to);
    }

    /** Addresses that stand in the record, in what it refers to, and in the people of its customer; the nearest first. */
    public List<String> proposed(RecordRef ref) {
        RecordView record = records.read(ref);
        Map<String, String> found = new LinkedHashMap<>();
        TypeView type = types.require(ref.type());
        add(record, type, found);
        for (FieldSpec field : type.fields()) {
            if (field.kind() == FieldKind.REFERENCE
                    && !field.target().equals(FieldSpec.ANY)
                    && record.value(field.name()) instanceof io.tradewind.record.Reference other) {
                find(field.target()).filter(Writing::hasAddresses).ifPresent(target -> {
                    if (other.name() != null) {
                        add(records.read(new RecordRef(field.target(), other.id())), target, found);
                    }
                });
            }
        }
        customer(record, type).ifPresent(customer -> people(customer, found));
        return List.copyOf(found.values());
    }

    private Optional<TypeView> find(String name) {
        return types.all().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private static boolean hasAddresses(TypeView type) {
        return !type.type().shared()
                && type.fields().stream().anyMatch(field -> field.kind() == FieldKind.EMAIL && field.stored());
    }

    private static Optional<String> customer(RecordView record, TypeView type) {
        if (type.name().equals("customers")) {
            return Optional.of(record.id());
        }
        return type.fields().stream()
                .filter(field -> field.refersTo("customers") && !field.target().equals(FieldSpec.ANY))
                .map(field -> record.value(field.name()))
                .filter(io.tradewind.record.Reference.class::isInstance)
                .map(one -> ((io.tradewind.record.Reference) one).id())
                .findFirst();
    }

    private void people(String customer, Map<String, String> found) {
        find("contacts")
                .ifPresent(contacts -> records.query(
                                contacts.name(),
                                RecordQuery.ALL
                                        .filters(List.of(
                                                Filter.of("customer", Operator.EQ, customer),
                                                Filter.of("email", Operator.EMPTY, "false")))
                                        .limit(MOST_PROPOSED))
                        .items()
                        .forEach(contact -> add(contact, contacts, found)));
    }

    private static void add(RecordView record, TypeView type, Map<String, String> found) {
        type.fields().stream()
                .filter(field -> field.kind() == FieldKind.EMAIL)
                .flatMap(field -> record.text(field.name()).stream())
                .forEach(address -> Addresses.read(address).stream()
                        .findFirst()
                        .map(one -> new MailAddress(one.address(), record.title()))
                        .ifPresent(one -> found.putIfAbsent(one.address(), Addresses.write(one))));
    }
}
