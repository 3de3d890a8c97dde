/** Every record type as a resource: collection, record, actions, batch, duplicates, trace, suggestions. Follows the types that run. */
@NullMarked
package io.tradewind.rest.internal.record;

import org.jspecify.annotations.NullMarked;
