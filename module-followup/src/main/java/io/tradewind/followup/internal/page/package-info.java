/** What follow-ups and plans add to the pages of records and to the start page. */
@NullMarked
package io.tradewind.followup.internal.page;

import org.jspecify.annotations.NullMarked;
