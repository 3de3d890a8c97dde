/** The texts of the running modules, served without locks. Start at {@link io.tradewind.runtime.internal.text.ModuleTexts}. */
@NullMarked
package io.tradewind.runtime.internal.text;

import org.jspecify.annotations.NullMarked;
