/** Figures of the built distribution: {@link HttpFigures} for the HTTP door, start, memory and import. */
@NullMarked
package io.tradewind.benchmarks;

import org.jspecify.annotations.NullMarked;
