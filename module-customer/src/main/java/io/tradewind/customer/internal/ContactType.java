package io.tradewind.customer.internal;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.choice;
import static io.tradewind.record.Field.date;
import static io.tradewind.record.Field.email;
import static io.tradewind.record.Field.longText;
import static io.tradewind.record.Field.phone;
import static io.tradewind.record.Field.reference;
import static io.tradewind.record.Field.tags;
import static io.tradewind.record.Field.text;
import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.tradewind.customer.PrimaryContactChosen;
import io.tradewind.event.DomainEvent;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** What a contact is to screens, doors and imports. */
@Component(service = RecordType.class)
public final class ContactType implements RecordType<Contact> {
    static final String NAME = "contacts";

    private final Clock clock;
    private final RecordSpec<Contact> spec;

    @Activate
    public ContactType() {
        this(Clock.systemUTC());
    }

    ContactType(Clock clock) {
        this.clock = clock;
        this.spec = describe();
    }

    @Override
    public RecordSpec<Contact> spec() {
        return spec;
    }

    private RecordSpec<Contact> describe() {
        return RecordSpec.of(NAME, Contact.class, Contact::new)
                .title("name")
                .menu("users", "sales", 20)
                .mergeable()
                .sortedBy("name")
                .field(text("name", Contact::name, Contact::rename)
                        .personal()
                        .required()
                        .max(100)
                        .searched()
                        .sortable()
                        .listed())
                .field(reference("customer", CustomerType.NAME, Contact::customer, Contact::workFor)
                        .required()
                        .listed())
                .field(text("title", Contact::title, Contact::workAs)
                        .personal()
                        .max(100)
                        .listed())
                .field(text("department", Contact::department, Contact::workIn).max(100))
                .field(choice("role", Contact::role, Contact::play, "contact-roles")
                        .column("contact_role")
                        .listed())
                .field(bool("primary", Contact::primary, Contact::choose)
                        .column("is_primary")
                        .listed())
                .field(tags("tags", Contact::tags, Contact::tag, "contact-tags").listed())
                .field(phone("mobile", Contact::mobile, Contact::carry)
                        .personal()
                        .in("reach")
                        .listed()
                        .warnsOfDuplicates())
                .field(phone("phone", Contact::phone, Contact::answerAt)
                        .personal()
                        .in("reach")
                        .warnsOfDuplicates())
                .field(email("email", Contact::email, Contact::mailTo)
                        .personal()
                        .in("reach")
                        .listed()
                        .warnsOfDuplicates())
                .field(text("wechat", Contact::wechat, Contact::chatAs)
                        .personal()
                        .max(60)
                        .in("reach"))
                .field(date("birthday", Contact::birthday, Contact::bornOn)
                        .personal()
                        .in("person"))
                .field(longText("remark", Contact::remark, Contact::note)
                        .personal()
                        .in("person"))
                .onCreate(this::chosen)
                .onChange(this::chosen);
    }

    private Optional<DomainEvent> chosen(Contact contact, Map<String, Object> old) {
        return old.containsKey("primary") || old.containsKey("customer") ? chosen(contact) : Optional.empty();
    }

    private Optional<DomainEvent> chosen(Contact contact) {
        String customer = contact.customer();
        return contact.primary() && customer != null
                ? Optional.of(new PrimaryContactChosen(
                        customer, contact.id(), requireNonNullElse(contact.name(), ""), clock.instant()))
                : Optional.empty();
    }
}
