/**
 * The language of computed fields: a formula is read, checked against the fields of its type, and worked out for records. It has values and
 * functions and nothing else: no objects, no methods, no loops, no assignments. Start at {@link io.tradewind.runtime.internal.formula.Formula}.
 */
@NullMarked
package io.tradewind.runtime.internal.formula;

import org.jspecify.annotations.NullMarked;
