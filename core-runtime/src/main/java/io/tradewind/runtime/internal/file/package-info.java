/** Files of records: contents in the data folder, rows in the database. */
@NullMarked
package io.tradewind.runtime.internal.file;

import org.jspecify.annotations.NullMarked;
