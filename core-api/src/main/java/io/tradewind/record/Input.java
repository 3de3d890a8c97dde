package io.tradewind.record;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says more about a component of an action's command. Without it: String is one line of text, optional; Long, BigDecimal,
 * Money, Boolean, LocalDate, Instant and enums are what they are.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Input {
    boolean required() default false;

    /** The String is the id of a record of this type. */
    String reference() default "";

    /** The String is a code of this value list. */
    String list() default "";

    /** Several lines. */
    boolean longText() default false;

    /**
     * Of a reference: how to look for records that are the same as this one, as {@code their field=our field}. A form offers what it
     * finds; the names stand in {@link FieldSpec#values}.
     */
    String[] alike() default {};

    /** Of a reference: only records that have in their field what this one has in ours are offered, as {@code their field=our field}. */
    String within() default "";

    /** Whether a form asks people for it; what it does not ask for, screens and programs know. */
    boolean asked() default true;

    int max() default 500;
}
