/** Reports over HTTP. */
@NullMarked
package io.tradewind.rest.internal.report;

import org.jspecify.annotations.NullMarked;
