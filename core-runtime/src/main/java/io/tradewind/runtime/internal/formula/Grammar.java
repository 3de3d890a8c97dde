package io.tradewind.runtime.internal.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.tradewind.record.FieldSpec;
import io.tradewind.runtime.internal.formula.Token.Kind;

/**
 * Reads a formula, from what binds least ({@code a ? b : c}) to what binds most (values, calls, brackets), and knows of each part what type it
 * is.
 */
final class Grammar {
    private static final int DEEPEST = 40;

    private final List<Token> tokens;
    private final Function<String, Optional<FieldSpec>> fields;
    private final Set<String> reads = new LinkedHashSet<>();
    private int here;
    private int depth;

    /** @param fields that the formula may name */
    Grammar(List<Token> tokens, Function<String, Optional<FieldSpec>> fields) {
        this.tokens = tokens;
        this.fields = fields;
    }

    /** Names of all fields that were met. */
    Set<String> reads() {
        return reads;
    }

    Expression whole() {
        Expression whole = expression();
        if (token().kind() != Kind.END) {
            throw unexpected();
        }
        return whole;
    }

    // ---- words

    private Token token() {
        return tokens.get(here);
    }

    private Token take() {
        return tokens.get(here++);
    }

    private boolean takes(String sign) {
        boolean is = token().is(sign);
        here += is ? 1 : 0;
        return is;
    }

    private boolean takesWord(String word) {
        boolean is = token().says(word);
        here += is ? 1 : 0;
        return is;
    }

    private void expect(String sign) {
        if (!takes(sign)) {
            throw unexpected();
        }
    }

    private FormulaProblem unexpected() {
        Token token = token();
        return token.kind() == Kind.END
                ? new FormulaProblem("formula.ends-early", token.at())
                : new FormulaProblem("formula.unexpected", token.text(), token.at());
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw new FormulaProblem("formula.too-deep", token().at());
        }
    }

    // ---- from what binds least to what binds most

    private Expression expression() {
        deeper();
        Token at = token();
        Expression condition = either();
        if (takes("?")) {
            Expression then = expression();
            expect(":");
            Expression otherwise = expression();
            condition = Functions.call(new Token(Kind.NAME, "if", at.at()), List.of(condition, then, otherwise));
        }
        depth--;
        return condition;
    }

    private Expression either() {
        Expression left = both();
        while (token().is("||") || token().says("or")) {
            Token sign = take();
            left = Operators.either(yesNo(left, sign), yesNo(both(), sign));
        }
        return left;
    }

    private Expression both() {
        Expression left = denial();
        while (token().is("&&") || token().says("and")) {
            Token sign = take();
            left = Operators.both(yesNo(left, sign), yesNo(denial(), sign));
        }
        return left;
    }

    private static Expression yesNo(Expression one, Token sign) {
        if (one.type() != ValueType.YES_NO && !one.isNothing()) {
            throw new FormulaProblem("formula.wants-yes-no", sign.text(), sign.at());
        }
        return one;
    }

    /** The word, which denies a whole comparison; the sign binds as other signs before a value. */
    private Expression denial() {
        Token sign = token();
        if (sign.says("not") && !tokens.get(here + 1).is("(") && takesWord("not")) {
            deeper();
            Expression denied = Operators.not(yesNo(denial(), sign));
            depth--;
            return denied;
        }
        return comparison();
    }

    private Expression comparison() {
        Expression left = sum();
        Token sign = token();
        if (takes("==") || takes("=")) {
            return Operators.equal(left, sign, sum(), true);
        }
        if (takes("!=") || takes("<>")) {
            return Operators.equal(left, sign, sum(), false);
        }
        return takes("<") || takes("<=") || takes(">") || takes(">=") ? Operators.ordered(left, sign, sum()) : left;
    }

    private Expression sum() {
        Expression left = product();
        while (token().is("+") || token().is("-")) {
            Token sign = take();
            left = sign.is("+") ? Operators.plus(left, sign, product()) : Operators.minus(left, sign, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = signed();
        while (token().is("*") || token().is("/") || token().is("%")) {
            Token sign = take();
            if (!sign.is("*")) {
                requireNoZero(sign);
            }
            left = switch (sign.text()) {
                case "*" -> Operators.times(left, sign, signed());
                case "/" -> Operators.through(left, sign, signed());
                default -> Operators.rest(left, sign, signed());
            };
        }
        return left;
    }

    private void requireNoZero(Token sign) {
        Token divisor = token();
        if (divisor.kind() == Kind.NUMBER && new BigDecimal(divisor.text()).signum() == 0) {
            throw new FormulaProblem("formula.divides-by-zero", sign.at());
        }
    }

    private Expression signed() {
        Token sign = token();
        if (!sign.is("-") && !sign.is("!")) {
            return value();
        }
        take();
        deeper();
        Expression signed = signed();
        depth--;
        return sign.is("-") ? Operators.negative(sign, signed) : Operators.not(yesNo(signed, sign));
    }

    private Expression value() {
        Token token = token();
        switch (token.kind()) {
            case NUMBER -> {
                take();
                return Expression.constant(ValueType.NUMBER, new BigDecimal(token.text()));
            }
            case TEXT -> {
                take();
                return token.text().isEmpty() ? Expression.NO_TEXT : Expression.constant(ValueType.TEXT, token.text());
            }
            case NAME -> {
                take();
                return token().is("(") ? call(token) : named(token);
            }
            default -> {
                expect("(");
                Expression inside = expression();
                expect(")");
                return inside;
            }
        }
    }

    private Expression call(Token name) {
        expect("(");
        List<Expression> arguments = new ArrayList<>();
        if (!takes(")")) {
            do {
                arguments.add(expression());
            } while (takes(","));
            expect(")");
        }
        return Functions.call(name, arguments);
    }

    private Expression named(Token name) {
        if (name.says("true") || name.says("false")) {
            return Expression.constant(ValueType.YES_NO, name.says("true"));
        }
        if (name.says("null")) {
            return Expression.constant(ValueType.NOTHING, null);
        }
        FieldSpec field = fields.apply(name.text()).orElseThrow(() -> unknown(name));
        ValueType type = ValueType.of(field.kind())
                .filter(known -> field.stored())
                .orElseThrow(() -> new FormulaProblem("formula.field-not-kept", name.text(), name.at()));
        reads.add(field.name());
        return new Expression(type, values -> Inputs.value(values.apply(field.name())));
    }

    private FormulaProblem unknown(Token name) {
        if (Functions.isOfTheClock(name.text())) {
            return new FormulaProblem("formula.no-today", name.text(), name.at());
        }
        String added = "custom." + name.text();
        return fields.apply(added).isPresent()
                ? new FormulaProblem("formula.added-field", name.text(), added, name.at())
                : new FormulaProblem("formula.unknown-field", name.text(), name.at());
    }
}
