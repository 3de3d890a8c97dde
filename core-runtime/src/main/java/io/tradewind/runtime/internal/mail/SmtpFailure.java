package io.tradewind.runtime.internal.mail;

import io.tradewind.mail.Outbox.Problem;

/** A message was not sent, or nobody knows. */
final class SmtpFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 500;

    /** What it means for this message and the others. */
    enum Effect {
        /** The server serves nobody now, or not us: all messages wait. */
        SERVER,
        /** Not this message now. */
        LATER,
        /** Not this message, ever. */
        NEVER,
        /** The server has all of it and did not say whether it takes it. */
        IN_DOUBT
    }

    private final Effect effect;
    private final transient Problem problem;

    /**
     * @param code of the text that says so
     * @param said what the server said
     */
    SmtpFailure(Effect effect, String code, String said, Throwable cause) {
        super(code, cause);
        this.effect = effect;
        String line = said.replaceAll("\\p{Cntrl}+", " ").strip();
        problem = new Problem(code, line.substring(0, Math.min(LONGEST, line.length())));
    }

    Effect effect() {
        return effect;
    }

    Problem problem() {
        return problem;
    }
}
