package io.tradewind.runtime.internal.mail;

import io.tradewind.mail.Outbox.Problem;

/** The mailbox cannot be read now. */
final class ImapFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 500;

    private final transient Problem problem;

    ImapFailure(String code, String said, Throwable cause) {
        super(code, cause);
        String line = said.replaceAll("\\p{Cntrl}+", " ").strip();
        problem = new Problem(code, line.substring(0, Math.min(LONGEST, line.length())));
    }

    Problem problem() {
        return problem;
    }
}
