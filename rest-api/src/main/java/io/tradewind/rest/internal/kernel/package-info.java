/**
 * The HTTP kernel: one servlet, routes as data in a table that is swapped as a whole, JSON within limits, problems in the
 * reader's language. Knows no record type and no stage. A resource is a service of type {@link io.tradewind.rest.internal.kernel.RestResource}.
 */
@NullMarked
package io.tradewind.rest.internal.kernel;

import org.jspecify.annotations.NullMarked;
