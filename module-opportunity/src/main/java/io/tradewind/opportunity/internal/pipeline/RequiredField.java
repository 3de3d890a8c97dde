package io.tradewind.opportunity.internal.pipeline;

/** Fields of an opportunity that a stage may ask for; the codes of the value list {@code stage-required-fields}. */
public enum RequiredField {
    CUSTOMER("customer"),
    AMOUNT("amount"),
    EXPECTED_CLOSE("expectedClose"),
    PRODUCT("product"),
    SOURCE("source"),
    NEXT_STEP("nextStepOn"),
    BUDGET("budget"),
    AUTHORITY("authority"),
    NEED("needClarity"),
    TIMING("timing"),
    FEASIBILITY("feasibility"),
    PEOPLE("people"),
    PRODUCTS("products"),
    COMPETITORS("competitors");

    private final String field;

    RequiredField(String field) {
        this.field = field;
    }

    /** Name of the field. */
    public String field() {
        return field;
    }
}
