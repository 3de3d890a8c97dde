/** Fields that admins add to record types. */
@NullMarked
package io.tradewind.rest.internal.custom;

import org.jspecify.annotations.NullMarked;
