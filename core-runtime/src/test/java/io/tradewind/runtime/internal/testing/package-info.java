/**
 * Databases for tests: annotate a test with {@link io.tradewind.runtime.internal.testing.DatabaseTest} and take a
 * {@link io.tradewind.runtime.internal.testing.TestDatabase}; it runs on Derby and on PostgreSQL, each time empty.
 */
@NullMarked
package io.tradewind.runtime.internal.testing;

import org.jspecify.annotations.NullMarked;
