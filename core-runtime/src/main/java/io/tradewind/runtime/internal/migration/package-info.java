/**
 * Brings each module's tables up to date with its scripts: {@code db/NNN_name.sql}, or {@code db/NNN_name.derby.sql} beside
 * {@code db/NNN_name.postgresql.sql} where the databases differ. Start at
 * {@link io.tradewind.runtime.internal.migration.Migrator}; {@link io.tradewind.runtime.internal.migration.Macros} lists
 * what a script may write instead of dialect.
 */
@NullMarked
package io.tradewind.runtime.internal.migration;

import org.jspecify.annotations.NullMarked;
