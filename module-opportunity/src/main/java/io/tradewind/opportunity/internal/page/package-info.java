/** What this stage adds to pages of records and to the start page. */
@NullMarked
package io.tradewind.opportunity.internal.page;

import org.jspecify.annotations.NullMarked;
