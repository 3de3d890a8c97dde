package io.tradewind.platform.jdk;

import java.security.PrivilegedAction;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.concurrent.CompletionException;

import javax.security.auth.Subject;

import org.jspecify.annotations.Nullable;

/**
 * What rewritten classes call instead of the removed access-control context.
 * Child threads inherit the subject, as they inherited the access-control context.
 */
public final class SubjectBridge {
    private static final InheritableThreadLocal<@Nullable Subject> INHERITED = new InheritableThreadLocal<>();

    private SubjectBridge() {}

    /** The subject on whose behalf this thread works; null if there is none. */
    public static @Nullable Subject current() {
        Subject current = Subject.current();
        return current != null ? current : INHERITED.get();
    }

    /** Runs the action on behalf of the subject. */
    public static <T> T doAs(@Nullable Subject subject, PrivilegedAction<T> action) {
        Subject before = INHERITED.get();
        INHERITED.set(subject);
        try {
            return Subject.callAs(subject, action::run);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            INHERITED.set(before);
        }
    }

    /** Runs the action on behalf of the subject; a checked exception comes out wrapped. */
    public static <T> T doAs(@Nullable Subject subject, PrivilegedExceptionAction<T> action)
            throws PrivilegedActionException {
        Subject before = INHERITED.get();
        INHERITED.set(subject);
        try {
            return Subject.callAs(subject, action::run);
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            if (e.getCause() instanceof Exception cause) throw new PrivilegedActionException(cause);
            throw e;
        } finally {
            INHERITED.set(before);
        }
    }
}
