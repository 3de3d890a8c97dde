/** Fills the demo company, part by part, once. Start at {@link io.tradewind.runtime.internal.demo.DemoCompany}. */
@NullMarked
package io.tradewind.runtime.internal.demo;

import org.jspecify.annotations.NullMarked;
