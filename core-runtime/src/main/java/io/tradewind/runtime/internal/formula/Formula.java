package io.tradewind.runtime.internal.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.tradewind.custom.Formulas;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;

/** A formula that was found good, for one field. Has no state: any number of threads may work with it. */
public final class Formula {
    /** Most characters. */
    public static final int LONGEST = Formulas.LONGEST;

    private static final int MOST_DIGITS = 15;
    private static final int PLACES = 4;
    private static final Map<FieldKind, Set<ValueType>> HOLDS = holds();

    private final FieldSpec field;
    private final Expression expression;
    private final Set<String> reads;

    private Formula(FieldSpec field, Expression expression, Set<String> reads) {
        this.field = field;
        this.expression = expression;
        this.reads = Set.copyOf(reads);
    }

    private static Map<FieldKind, Set<ValueType>> holds() {
        Map<FieldKind, Set<ValueType>> holds = new EnumMap<>(FieldKind.class);
        Set<ValueType> texts = EnumSet.of(ValueType.TEXT, ValueType.NUMBER, ValueType.DATE);
        holds.put(FieldKind.TEXT, texts);
        holds.put(FieldKind.LONG_TEXT, texts);
        holds.put(FieldKind.INTEGER, EnumSet.of(ValueType.NUMBER));
        holds.put(FieldKind.DECIMAL, EnumSet.of(ValueType.NUMBER));
        holds.put(FieldKind.MONEY, EnumSet.of(ValueType.MONEY));
        holds.put(FieldKind.BOOLEAN, EnumSet.of(ValueType.YES_NO));
        holds.put(FieldKind.DATE, EnumSet.of(ValueType.DATE));
        return holds;
    }

    /** Names of all functions. */
    public static Set<String> functions() {
        return Functions.names();
    }

    /** Whether formulas can read the field. */
    public static boolean isReadable(FieldSpec field) {
        return field.stored() && ValueType.of(field.kind()).isPresent();
    }

    /**
     * Reads and checks the formula of a field.
     *
     * @param fields that it may name
     * @throws FormulaProblem with what is wrong first
     */
    public static Formula of(FieldSpec field, Function<String, Optional<FieldSpec>> fields) {
        if (field.formula().length() > LONGEST) {
            throw new FormulaProblem("formula.too-long", LONGEST);
        }
        Set<ValueType> held = HOLDS.get(field.kind());
        if (held == null) {
            throw new FormulaProblem("formula.kind");
        }
        List<Token> tokens = Scanner.tokens(field.formula());
        Grammar grammar = new Grammar(tokens, fields);
        Expression expression = grammar.whole();
        if (!held.contains(expression.type())) {
            throw new FormulaProblem("formula.gives-" + expression.type().key());
        }
        return new Formula(field, expression, grammar.reads());
    }

    /** The field that it is for. */
    public FieldSpec field() {
        return field;
    }

    /** Names of the fields that it names. */
    public Set<String> reads() {
        return reads;
    }

    /**
     * The field's value in a record, of the Java type that {@link FieldKind} says; null if it has none, or none that the field can hold.
     *
     * @param values of the record's fields
     */
    public @Nullable Object value(Function<String, @Nullable Object> values) {
        try {
            Object value = expression.value(values);
            return Operators.isEmpty(value) ? null : held(value);
        } catch (Unusable empty) {
            return null;
        }
    }

    private Object held(@Nullable Object value) {
        return switch (value) {
            case Sum sum -> {
                digits(sum.amount());
                yield sum.money();
            }
            case BigDecimal number ->
                switch (field.kind()) {
                    case INTEGER ->
                        digits(number.setScale(0, RoundingMode.HALF_UP)).longValueExact();
                    case DECIMAL -> digits(number.setScale(PLACES, RoundingMode.HALF_UP));
                    default -> text(number);
                };
            case String text -> text(text);
            case null -> throw Unusable.VALUE;
            default -> field.kind() == FieldKind.DATE || field.kind() == FieldKind.BOOLEAN ? value : text(value);
        };
    }

    private static BigDecimal digits(BigDecimal number) {
        if (number.precision() - number.scale() > MOST_DIGITS) {
            throw Unusable.VALUE;
        }
        return number;
    }

    private String text(Object value) {
        String text = Operators.text(value).strip();
        boolean fits = text.codePointCount(0, text.length()) <= field.maxLength();
        boolean clean = text.codePoints()
                .noneMatch(point -> Character.isISOControl(point)
                        && !(field.kind() == FieldKind.LONG_TEXT && (point == '\n' || point == '\t')));
        if (!fits || !clean || text.isEmpty()) {
            throw Unusable.VALUE;
        }
        return text;
    }
}
