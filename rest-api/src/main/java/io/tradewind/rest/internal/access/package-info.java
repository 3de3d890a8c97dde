/** Logging in and out, the caller, and personal API tokens. */
@NullMarked
package io.tradewind.rest.internal.access;

import org.jspecify.annotations.NullMarked;
