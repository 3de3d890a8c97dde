package io.tradewind.launcher;

/** Ends the program with one sentence that says what to do. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int exitCode;

    private Refusal(int exitCode, String sentence) {
        super(sentence, null, false, false);
        this.exitCode = exitCode;
    }

    /** The command line is wrong. */
    static Refusal wrongUse(String sentence) {
        return new Refusal(2, sentence);
    }

    /** The command line is right but something stands in the way. */
    static Refusal because(String sentence) {
        return new Refusal(1, sentence);
    }

    int exitCode() {
        return exitCode;
    }
}
