/** Which records people come back to. */
@NullMarked
package io.tradewind.runtime.internal.recall;

import org.jspecify.annotations.NullMarked;
