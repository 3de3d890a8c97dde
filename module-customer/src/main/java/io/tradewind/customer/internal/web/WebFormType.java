package io.tradewind.customer.internal.web;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.choice;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.lines;
import static io.tradewind.record.Field.longText;
import static io.tradewind.record.Field.reference;
import static io.tradewind.record.Field.text;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

import io.tradewind.customer.internal.lead.AssignLead;
import io.tradewind.record.Field;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** What a web form is to screens, doors and imports. */
@Component(service = RecordType.class)
public final class WebFormType implements RecordType<WebForm> {
    static final String NAME = "web-forms";

    @Override
    public RecordSpec<WebForm> spec() {
        return RecordSpec.of(NAME, WebForm.class, WebForm::new)
                .title("name")
                .menu("globe", "admin", 68)
                .shared()
                .sortedBy("name")
                .field(text("name", WebForm::name, WebForm::rename)
                        .required()
                        .max(100)
                        .searched()
                        .sortable()
                        .listed())
                .field(text("nameEn", WebForm::nameEn, WebForm::renameEn).max(100))
                .field(text("key", WebForm::key, WebForm::encode)
                        .column("form_key")
                        .required()
                        .max(60)
                        .unique()
                        .listed())
                .field(text("address", WebForm::address, null).computed().listed())
                .field(bool("active", WebForm::active, WebForm::activate).listed())
                .field(lines("inputs", WebForm::inputLines, WebForm::ask, inputFields())
                        .in("asks"))
                .field(text("thanks", WebForm::thanks, WebForm::thank).max(500).in("asks"))
                .field(text("thanksEn", WebForm::thanksEn, WebForm::thankEn)
                        .max(500)
                        .in("asks"))
                .field(choice("source", WebForm::source, WebForm::comeFrom, "sources")
                        .required()
                        .in("becomes"))
                .field(text("campaign", WebForm::campaign, WebForm::answerTo).in("becomes"))
                .field(reference("person", "users", WebForm::person, WebForm::giveTo)
                        .in("becomes"))
                .field(enumeration("dealing", AssignLead.Rule.class, WebForm::dealing, WebForm::deal)
                        .in("becomes"))
                .field(reference("toTeam", "teams", WebForm::toTeam, WebForm::giveToTeam)
                        .in("becomes"))
                .field(longText("sites", WebForm::sites, WebForm::standOn).in("guard"))
                .check(WebFormType::problems);
    }

    private static List<Field<?, ?>> inputFields() {
        return List.of(
                enumeration(
                                "asked",
                                FormInput.Asked.class,
                                WebFormType::nothing,
                                (WebForm form, FormInput.@Nullable Asked value) -> {})
                        .required(),
                bool("required", WebFormType::nothing, (WebForm form, @Nullable Boolean value) -> {}));
    }

    private static <V> @Nullable V nothing(WebForm form) {
        return null;
    }

    private static List<FieldProblem> problems(WebForm form) {
        List<FieldProblem> problems = new ArrayList<>();
        if (form.key() != null && !form.hasGoodKey()) {
            problems.add(FieldProblem.of("key", "web-forms.bad-key"));
        }
        if (!form.hasGoodSites()) {
            problems.add(FieldProblem.of("sites", "web-forms.bad-site"));
        }
        List<FormInput.Asked> asked =
                form.inputs().stream().map(FormInput::asked).toList();
        if (!asked.contains(FormInput.Asked.NAME)) {
            problems.add(FieldProblem.of("inputs", "web-forms.needs-name"));
        }
        if (asked.stream().distinct().count() < asked.size()) {
            problems.add(FieldProblem.of("inputs", "web-forms.input-twice"));
        }
        if (form.person() != null && form.dealing() != null) {
            problems.add(FieldProblem.of("dealing", "web-forms.person-or-rule"));
        }
        if (form.dealing() != null && form.toTeam() == null) {
            problems.add(FieldProblem.of("toTeam", "web-forms.needs-team"));
        }
        return problems;
    }
}
