package io.tradewind.custom;

/**
 * A function that formulas may call.
 *
 * @param use how it is called, for example {@code round(number, places)}; what it does is the text {@code formula.function.<name>}
 */
public record FormulaFunction(String name, String use) {}
