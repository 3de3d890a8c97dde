/** Follow-ups and plans of the demo company. */
@NullMarked
package io.tradewind.followup.internal.demo;

import org.jspecify.annotations.NullMarked;
