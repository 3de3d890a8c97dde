package io.tradewind.followup.internal.mail;

/** Sends the e-mail as it stands. */
public record SendMail() {}
