package io.tradewind.followup.internal.mail;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.longText;
import static io.tradewind.record.Field.text;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.record.FieldProblem;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** What a template of e-mails is to screens and doors. */
@Component(service = RecordType.class)
public final class MailTemplateType implements RecordType<MailTemplate> {
    /** Name of the type. */
    public static final String NAME = "mail-templates";

    private static final int LONGEST_TEXT = 8_000;

    private final Filling filling;

    @Activate
    public MailTemplateType(@Reference Filling filling) {
        this.filling = filling;
    }

    @Override
    public RecordSpec<MailTemplate> spec() {
        return RecordSpec.of(NAME, MailTemplate.class, MailTemplate::new)
                .title("name")
                .menu("mail", "admin", 64)
                .shared()
                .field(text("name", MailTemplate::name, MailTemplate::rename)
                        .required()
                        .searched()
                        .sortable()
                        .listed())
                .field(bool("active", MailTemplate::active, MailTemplate::use).listed())
                .field(text("subjectZh", MailTemplate::subjectZh, MailTemplate::nameInChinese)
                        .max(MailType.LONGEST_SUBJECT)
                        .required()
                        .in("zh"))
                .field(longText("textZh", MailTemplate::textZh, MailTemplate::sayInChinese)
                        .max(LONGEST_TEXT)
                        .required()
                        .in("zh"))
                .field(text("subjectEn", MailTemplate::subjectEn, MailTemplate::nameInEnglish)
                        .max(MailType.LONGEST_SUBJECT)
                        .required()
                        .in("en"))
                .field(longText("textEn", MailTemplate::textEn, MailTemplate::sayInEnglish)
                        .max(LONGEST_TEXT)
                        .required()
                        .in("en"))
                .check(this::known);
    }

    private List<FieldProblem> known(MailTemplate template) {
        return template.placeholders().stream()
                .filter(used -> !filling.knows(used.placeholder()))
                .map(used -> FieldProblem.of(
                        used.field(),
                        "mail-templates.placeholder",
                        used.placeholder().toString()))
                .toList();
    }
}
