/**
 * A Java agent that lets Karaf 4.4 run on a JDK without a security manager (24 and later).
 * It rewrites the few Karaf classes that ask {@code Subject.getSubject} for the caller, which such a JDK answers with an exception.
 * Start at {@link io.tradewind.platform.jdk.SubjectAgent}.
 */
@NullMarked
package io.tradewind.platform.jdk;

import org.jspecify.annotations.NullMarked;
