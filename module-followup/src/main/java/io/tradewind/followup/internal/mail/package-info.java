/**
 * E-mails that belong to records: written, sent and received. An e-mail is drafted, then sent with {@link
 * io.tradewind.followup.internal.mail.Sending}; what comes in is kept by {@link io.tradewind.followup.internal.mail.KeepReceivedMail}.
 * Either way a follow-up tells of it.
 */
@NullMarked
package io.tradewind.followup.internal.mail;

import org.jspecify.annotations.NullMarked;
