package io.tradewind.followup.internal.phrase;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.longText;
import static io.tradewind.record.Field.text;

import org.osgi.service.component.annotations.Component;

import io.tradewind.followup.Way;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** What a phrase is to screens and doors. */
@Component(service = RecordType.class)
public final class PhraseType implements RecordType<Phrase> {
    /** Name of the type. */
    public static final String NAME = "follow-up-templates";

    private static final int LONGEST = 2_000;

    @Override
    public RecordSpec<Phrase> spec() {
        return RecordSpec.of(NAME, Phrase.class, Phrase::new)
                .title("name")
                .menu("file-text", "admin", 63)
                .shared()
                .field(text("name", Phrase::name, Phrase::rename)
                        .required()
                        .searched()
                        .sortable()
                        .listed())
                .field(enumeration("way", Way.class, Phrase::way, Phrase::suit).listed())
                .field(longText("zh", Phrase::zh, Phrase::sayInChinese)
                        .max(LONGEST)
                        .required())
                .field(longText("en", Phrase::en, Phrase::sayInEnglish)
                        .max(LONGEST)
                        .required())
                .field(bool("active", Phrase::active, Phrase::use).listed());
    }
}
