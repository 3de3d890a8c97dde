package io.tradewind.runtime.internal.custom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Access;
import io.tradewind.custom.CustomField;
import io.tradewind.custom.CustomFields;
import io.tradewind.custom.FieldDefinition;
import io.tradewind.custom.FormulaFunction;
import io.tradewind.custom.Formulas;
import io.tradewind.design.RecordTypeDesigns;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.Sort;
import io.tradewind.record.TypeSpec;
import io.tradewind.runtime.internal.formula.Formula;
import io.tradewind.runtime.internal.formula.FormulaInputs;
import io.tradewind.runtime.internal.formula.FormulaProblem;

/** Helps those who may write formulas; examples show them no more than they may see. */
@Component(service = Formulas.class)
public final class AdminFormulas implements Formulas {
    private static final int EXAMPLES = 3;
    private static final List<FormulaFunction> FUNCTIONS = List.of(
            new FormulaFunction("if", "if(condition, value, otherwise)"),
            new FormulaFunction("coalesce", "coalesce(value, otherwise)"),
            new FormulaFunction("isEmpty", "isEmpty(value)"),
            new FormulaFunction("and", "and(condition, condition)"),
            new FormulaFunction("or", "or(condition, condition)"),
            new FormulaFunction("not", "not(condition)"),
            new FormulaFunction("round", "round(number, places)"),
            new FormulaFunction("floor", "floor(number, places)"),
            new FormulaFunction("ceil", "ceil(number, places)"),
            new FormulaFunction("abs", "abs(number)"),
            new FormulaFunction("min", "min(value, value)"),
            new FormulaFunction("max", "max(value, value)"),
            new FormulaFunction("amount", "amount(money)"),
            new FormulaFunction("currency", "currency(money)"),
            new FormulaFunction("money", "money(number, 'CNY')"),
            new FormulaFunction("number", "number(text)"),
            new FormulaFunction("days", "days(from, to)"),
            new FormulaFunction("months", "months(from, to)"),
            new FormulaFunction("years", "years(from, to)"),
            new FormulaFunction("hours", "hours(from, to)"),
            new FormulaFunction("addDays", "addDays(date, number)"),
            new FormulaFunction("addMonths", "addMonths(date, number)"),
            new FormulaFunction("addYears", "addYears(date, number)"),
            new FormulaFunction("endOfMonth", "endOfMonth(date)"),
            new FormulaFunction("year", "year(date)"),
            new FormulaFunction("quarter", "quarter(date)"),
            new FormulaFunction("month", "month(date)"),
            new FormulaFunction("day", "day(date)"),
            new FormulaFunction("weekday", "weekday(date)"),
            new FormulaFunction("date", "date(year, month, day)"),
            new FormulaFunction("text", "text(value)"),
            new FormulaFunction("length", "length(text)"),
            new FormulaFunction("left", "left(text, number)"),
            new FormulaFunction("right", "right(text, number)"),
            new FormulaFunction("upper", "upper(text)"),
            new FormulaFunction("lower", "lower(text)"),
            new FormulaFunction("trim", "trim(text)"),
            new FormulaFunction("contains", "contains(text, part)"),
            new FormulaFunction("startsWith", "startsWith(text, part)"),
            new FormulaFunction("replace", "replace(text, part, by)"));

    private final RecordTypes types;
    private final Records records;
    private final Access access;

    @Activate
    public AdminFormulas(@Reference RecordTypes types, @Reference Records records, @Reference Access access) {
        this.types = types;
        this.records = records;
        this.access = access;
    }

    private void manage() {
        if (!access.may(CustomFields.RIGHT) && !access.may(RecordTypeDesigns.RIGHT)) {
            throw new TradewindException(Kind.FORBIDDEN, "access.right-missing", CustomFields.RIGHT);
        }
    }

    @Override
    public List<FormulaFunction> functions() {
        return FUNCTIONS;
    }

    @Override
    public List<FieldSpec> inputs(String type) {
        manage();
        return all(type).values().stream().filter(Formula::isReadable).toList();
    }

    private Map<String, FieldSpec> all(String type) {
        TypeSpec seen = types.require(type).type();
        TypeSpec spec = types.find(type).orElse(seen);
        return FormulaInputs.of(spec.fields(), spec.numbered());
    }

    @Override
    public List<Example> examples(String type, FieldDefinition field) {
        manage();
        Formula formula = formula(type, field);
        List<Example> examples = new ArrayList<>();
        RecordQuery last = RecordQuery.ALL.sorts(Sort.parse("-updatedAt")).limit(EXAMPLES);
        for (RecordView row : records.query(type, last).items()) {
            RecordView record = records.read(row.ref());
            examples.add(new Example(record.ref(), record.title(), formula.value(record::value)));
        }
        return examples;
    }

    private Formula formula(String type, FieldDefinition field) {
        Map<String, FieldSpec> inputs = all(type);
        try {
            return Formula.of(
                    field.spec(CustomField.PREFIX + field.name(), FieldColumns.column(field)),
                    name -> Optional.ofNullable(inputs.get(name)));
        } catch (FormulaProblem problem) {
            throw new InvalidRecord(List.of(problem.at("formula")));
        }
    }
}
