/** Starts the real product for tests and benchmarks: {@link Tradewind}, {@link Api}, {@link PostgreSql}. */
@NullMarked
package io.tradewind.tests.harness;

import org.jspecify.annotations.NullMarked;
