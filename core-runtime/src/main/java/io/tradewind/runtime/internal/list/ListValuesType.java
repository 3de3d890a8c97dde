package io.tradewind.runtime.internal.list;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.integer;
import static io.tradewind.record.Field.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.list.ValueLists;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** Value lists as records, so that an admin edits texts, order and what is offered in the screens that every type has. */
@Component(service = RecordType.class)
public final class ListValuesType implements RecordType<ListValue> {
    private static final Pattern LIST = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}_-]{1,60}");

    private final StoredLists lists;

    @Activate
    public ListValuesType(@Reference StoredLists lists) {
        this.lists = lists;
    }

    @Override
    public RecordSpec<ListValue> spec() {
        return RecordSpec.of("list-values", ListValue.class, ListValue::new)
                .title("name")
                .menu("list-checks", "admin", 40)
                .shared()
                .sortedBy("list,position")
                .field(text("name", ListValue::name, null)
                        .max(410)
                        .searched()
                        .sortable()
                        .listed())
                .field(text("list", ListValue::list, ListValue::belongTo)
                        .column("list_name")
                        .required()
                        .max(60)
                        .sortable()
                        .listed())
                .field(text("code", ListValue::code, ListValue::recode)
                        .required()
                        .max(60)
                        .searched()
                        .sortable()
                        .listed())
                .field(text("zh", ListValue::zh, ListValue::sayInChinese).required())
                .field(text("en", ListValue::en, ListValue::sayInEnglish).required())
                .field(integer("position", ListValue::position, ListValue::moveTo)
                        .column("place")
                        .between(0, 1_000_000)
                        .sortable()
                        .listed())
                .field(enumeration("color", ValueLists.Color.class, ListValue::color, ListValue::paint)
                        .listed())
                .field(bool("active", ListValue::active, ListValue::offer).listed())
                .check(this::problems)
                .onCreate(entry -> {
                    lists.changed();
                    return Optional.empty();
                })
                .onChange((entry, before) -> {
                    lists.changed();
                    return Optional.empty();
                });
    }

    private List<FieldProblem> problems(ListValue entry) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!entry.list().isEmpty() && !LIST.matcher(entry.list()).matches()) {
            problems.add(FieldProblem.of("list", "list.name"));
        }
        if (!entry.code().isEmpty() && !CODE.matcher(entry.code()).matches()) {
            problems.add(FieldProblem.of("code", "list.code"));
        }
        if (lists.isTaken(entry.list(), entry.code(), entry.id())) {
            problems.add(FieldProblem.of("code", "list.code-twice"));
        }
        return problems;
    }
}
