package io.tradewind.platform.jdk;

import java.lang.instrument.Instrumentation;

/** Entry point named in the jar's manifest; the launcher adds the agent on JDK 24 and later only. */
public final class SubjectAgent {
    private SubjectAgent() {}

    /** Called by the JVM before {@code main}. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        instrumentation.addTransformer(new SubjectCalls());
    }
}
