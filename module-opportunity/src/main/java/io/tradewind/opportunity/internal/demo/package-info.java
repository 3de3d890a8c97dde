/** The demo company's opportunities. */
@NullMarked
package io.tradewind.opportunity.internal.demo;

import org.jspecify.annotations.NullMarked;
