package io.tradewind.followup.internal.mail;

import static io.tradewind.record.Field.anyReference;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.instant;
import static io.tradewind.record.Field.longText;
import static io.tradewind.record.Field.reference;
import static io.tradewind.record.Field.text;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.record.Action;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** What an e-mail is to screens, doors and imports; what is imported is a draft. */
@Component(service = RecordType.class)
public final class MailType implements RecordType<Mail> {
    /** Name of the type. */
    public static final String NAME = "mails";

    /** Characters of a text. */
    public static final int LONGEST_TEXT = 16_000;

    /** Characters of a subject. */
    public static final int LONGEST_SUBJECT = 250;

    static final int LONGEST_ADDRESSES = 1_000;
    private static final int LONGEST_SENDER = 200;

    private final Sending sending;
    private final Filling filling;
    private final Clock clock = Clock.systemUTC();
    private final RecordSpec<Mail> spec;

    @Activate
    public MailType(@Reference Sending sending, @Reference Filling filling) {
        this.sending = sending;
        this.filling = filling;
        this.spec = describe();
    }

    @Override
    public RecordSpec<Mail> spec() {
        return spec;
    }

    private RecordSpec<Mail> describe() {
        return RecordSpec.of(NAME, Mail.class, () -> Mail.draft(clock.instant()))
                .title("subject")
                .menu("mail", "sales", 43)
                .attachedTo("record")
                .state("state")
                .sortedBy("-at")
                .field(text("subject", Mail::subject, open(Mail::subject, Mail::name))
                        .max(LONGEST_SUBJECT)
                        .personal()
                        .searched()
                        .sortable()
                        .listed())
                .field(anyReference("record", Mail::record, open(Mail::record, Mail::belongTo))
                        .required()
                        .listed())
                .field(enumeration("state", MailState.class, Mail::state, null).listed())
                .field(text("sender", Mail::sender, null)
                        .max(LONGEST_SENDER)
                        .personal()
                        .listed())
                .field(text("to", Mail::to, open(Mail::to, Mail::address))
                        .column("to_addresses")
                        .max(LONGEST_ADDRESSES)
                        .personal()
                        .listed())
                .field(text("cc", Mail::cc, open(Mail::cc, Mail::copy))
                        .column("cc_addresses")
                        .max(LONGEST_ADDRESSES)
                        .personal())
                .field(instant("at", Mail::at, null)
                        .column("done_at")
                        .sortable()
                        .listed())
                .field(longText("text", Mail::text, open(Mail::text, Mail::say))
                        .column("body")
                        .max(LONGEST_TEXT)
                        .personal())
                .field(reference("template", MailTemplateType.NAME, Mail::template, open(Mail::template, Mail::follow)))
                .field(enumeration("language", Language.class, Mail::language, open(Mail::language, Mail::speak)))
                .field(reference("answers", NAME, Mail::answers, open(Mail::answers, Mail::answer)))
                .field(enumeration("problem", MailTrouble.class, Mail::problem, null)
                        .in("fate"))
                .field(text("said", Mail::said, null).personal().in("fate"))
                .field(longText("leftOut", Mail::leftOut, null)
                        .column("left_out")
                        .max(LONGEST_ADDRESSES)
                        .personal()
                        .in("fate"))
                .field(text("messageId", Mail::messageId, null).max(300).in("fate"))
                .action(Action.<Mail, SendMail>of("send", SendMail.class, (mail, command) -> {
                            sending.send(mail);
                            return Optional.empty();
                        })
                        .when(Mail::isOpen)
                        .look(Action.Look.PRIMARY))
                .erase(Mail::forget)
                .check(this::filled)
                .beforeRemoval(MailType::requireStill);
    }

    /** What a template says takes the place of what nobody wrote. */
    private List<FieldProblem> filled(Mail mail) {
        if (mail.version() == 0 && mail.template() != null) {
            filling.fill(mail);
        }
        return mail.problems();
    }

    private static void requireStill(Mail mail) {
        if (mail.state() == MailState.WAITING) {
            throw new TradewindException(Kind.CONFLICT, "mails.waiting");
        }
    }

    /** A field that nobody changes any more once the e-mail is on its way. */
    private static <V> BiConsumer<Mail, @Nullable V> open(
            Function<Mail, @Nullable V> read, BiConsumer<Mail, @Nullable V> write) {
        return (mail, value) -> {
            if (!Objects.equals(read.apply(mail), value)) {
                if (!mail.isOpen()) {
                    throw new TradewindException(Kind.CONFLICT, "mails.closed");
                }
                write.accept(mail, value);
            }
        };
    }
}
