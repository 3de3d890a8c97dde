/** The platform itself: which resources there are, modules, the audit trail. */
@NullMarked
package io.tradewind.rest.internal.platform;

import org.jspecify.annotations.NullMarked;
