/** The database: which one, how to reach it, what differs between Derby and PostgreSQL. Start at {@link io.tradewind.runtime.internal.db.Sql}. */
@NullMarked
package io.tradewind.runtime.internal.db;

import org.jspecify.annotations.NullMarked;
