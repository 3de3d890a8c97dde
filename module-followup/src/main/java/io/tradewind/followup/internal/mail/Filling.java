package io.tradewind.followup.internal.mail;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.Money;
import io.tradewind.access.Identity;
import io.tradewind.followup.internal.Later;
import io.tradewind.mail.MailAddress;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.TypeSpec;

/**
 * Puts what is known of a record into the places of a template, as whoever writes may read it. A record gives its own fields, those of
 * the records that it refers to, and of its owner; {@code me} is whoever writes.
 */
@Component(service = Filling.class)
public final class Filling {
    private static final Map<String, String> TYPES = Map.of(
            "customer",
            "customers",
            "contact",
            "contacts",
            "lead",
            "leads",
            "opportunity",
            "opportunities",
            "owner",
            "users",
            "me",
            "users");
    private static final Set<FieldKind> KINDS = EnumSet.of(
            FieldKind.TEXT,
            FieldKind.EMAIL,
            FieldKind.PHONE,
            FieldKind.URL,
            FieldKind.INTEGER,
            FieldKind.DECIMAL,
            FieldKind.MONEY,
            FieldKind.DATE,
            FieldKind.INSTANT,
            FieldKind.REFERENCE);

    private final Later<Records> records;
    private final Later<RecordTypes> types;
    private final Identity identity;

    @Activate
    public Filling(
            @Reference ComponentServiceObjects<Records> records,
            @Reference ComponentServiceObjects<RecordTypes> types,
            @Reference Identity identity) {
        this.records = new Later<>(records);
        this.types = new Later<>(types);
        this.identity = identity;
    }

    /** Subject and text of an e-mail. */
    public record Words(String subject, String text) {}

    /** Whether there is such a thing; of a type that is not running, anything may be. */
    boolean knows(Placeholder placeholder) {
        String type = TYPES.get(placeholder.root());
        if (type == null) {
            return false;
        }
        Optional<TypeSpec> running = types.with(all -> all.find(type));
        return running.map(spec -> spec.field(placeholder.field())
                        .filter(field -> KINDS.contains(field.kind()))
                        .isPresent())
                .orElse(true);
    }

    /** A draft that names a template says what the template says, where nobody wrote anything. */
    void fill(Mail mail) {
        Optional<RecordRef> record = RecordRef.parse(Objects.requireNonNullElse(mail.record(), ""));
        if (record.isEmpty()) {
            return;
        }
        Language language =
                mail.language() == null ? Language.of(identity.require().locale()) : mail.language();
        RecordRef template = new RecordRef(MailTemplateType.NAME, String.valueOf(mail.template()));
        Words words = of(template, language, record.get(), Objects.requireNonNullElse(mail.to(), ""));
        if (isBlank(mail.subject())) {
            mail.name(words.subject());
        }
        if (isBlank(mail.text())) {
            mail.say(words.text());
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /**
     * What a template says of a record.
     *
     * @param to addresses; the contact with the first of them is {@code contact}, if the record names none
     */
    public Words of(RecordRef template, Language language, RecordRef record, String to) {
        return records.with(all -> {
            RecordView words = all.read(template);
            String suffix = language == Language.ZH ? "Zh" : "En";
            Known known = new Known(all, all.read(record), to, language.locale());
            return new Words(
                    cut(Placeholder.fill(words.text("subject" + suffix).orElse(""), known::value)),
                    Placeholder.fill(words.text("text" + suffix).orElse(""), known::value));
        });
    }

    private static String cut(String subject) {
        int longest = MailType.LONGEST_SUBJECT;
        return subject.codePointCount(0, subject.length()) <= longest
                ? subject
                : subject.substring(0, subject.offsetByCodePoints(0, longest));
    }

    /** What is known around a record; each other record is read once. */
    private final class Known {
        private final Records all;
        private final RecordView record;
        private final String to;
        private final Locale locale;
        private final Map<String, Optional<RecordView>> read = new HashMap<>();

        Known(Records all, RecordView record, String to, Locale locale) {
            this.all = all;
            this.record = record;
            this.to = to;
            this.locale = locale;
        }

        Optional<String> value(Placeholder placeholder) {
            String type = TYPES.get(placeholder.root());
            if (type == null) {
                return Optional.empty();
            }
            Optional<RecordView> whose = read.get(placeholder.root());
            if (whose == null) {
                whose = find(placeholder.root(), type);
                read.put(placeholder.root(), whose);
            }
            return whose.map(view -> view.value(placeholder.field()))
                    .map(this::words)
                    .filter(words -> !words.isBlank());
        }

        private Optional<RecordView> find(String root, String type) {
            if (root.equals("me")) {
                return readable("users", identity.require().id());
            }
            if (root.equals("owner")) {
                return record.value("owner") instanceof io.tradewind.record.Reference owner
                        ? readable("users", owner.id())
                        : Optional.empty();
            }
            if (record.ref().type().equals(type)) {
                return Optional.of(record);
            }
            return referred(type).or(() -> type.equals("contacts") ? addressed() : Optional.empty());
        }

        private Optional<RecordView> referred(String type) {
            Optional<TypeSpec> own =
                    types.with(running -> running.find(record.ref().type()));
            return own.stream()
                    .flatMap(spec -> spec.fields().stream())
                    .filter(field -> field.refersTo(type) && !field.target().equals(FieldSpec.ANY))
                    .map(field -> record.value(field.name()))
                    .filter(io.tradewind.record.Reference.class::isInstance)
                    .map(io.tradewind.record.Reference.class::cast)
                    .findFirst()
                    .flatMap(other -> readable(type, other.id()));
        }

        private Optional<RecordView> addressed() {
            return Addresses.read(to).stream().findFirst().flatMap(first -> byAddress(first, "contacts"));
        }

        private Optional<RecordView> byAddress(MailAddress address, String type) {
            RecordQuery query = RecordQuery.ALL
                    .filters(List.of(
                            Filter.of("email", Operator.EQ, address.address().toLowerCase(Locale.ROOT))))
                    .limit(1);
            return types.with(running ->
                            running.all().stream().anyMatch(view -> view.name().equals(type)))
                    ? all.query(type, query).items().stream().findFirst()
                    : Optional.empty();
        }

        /** Nothing if the writer may not see it: no refusal is to end what runs. */
        private Optional<RecordView> readable(String type, String id) {
            boolean may = types.with(running ->
                    running.all().stream().anyMatch(view -> view.name().equals(type)));
            return may && all.titles(type, List.of(id)).containsKey(id)
                    ? Optional.of(all.read(new RecordRef(type, id)))
                    : Optional.empty();
        }

        private String words(Object value) {
            return switch (value) {
                case Money money -> money(money);
                case BigDecimal number -> NumberFormat.getNumberInstance(locale).format(number);
                case Long number -> NumberFormat.getIntegerInstance(locale).format(number);
                case LocalDate day -> day.toString();
                case Instant at ->
                    at.atZone(identity.require().zone()).toLocalDate().toString();
                case io.tradewind.record.Reference other -> Objects.requireNonNullElse(other.name(), "");
                default -> value.toString();
            };
        }

        private String money(Money money) {
            NumberFormat format = NumberFormat.getNumberInstance(locale);
            int digits = Math.max(0, money.currency().getDefaultFractionDigits());
            format.setMinimumFractionDigits(digits);
            format.setMaximumFractionDigits(digits);
            return money.currency().getCurrencyCode() + " " + format.format(money.amount());
        }
    }
}
