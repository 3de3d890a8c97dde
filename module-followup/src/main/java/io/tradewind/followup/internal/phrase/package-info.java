/** Words to begin a follow-up with, kept by an admin. */
@NullMarked
package io.tradewind.followup.internal.phrase;

import org.jspecify.annotations.NullMarked;
