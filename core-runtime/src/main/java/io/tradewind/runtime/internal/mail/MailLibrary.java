package io.tradewind.runtime.internal.mail;

import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLException;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;

import org.eclipse.angus.mail.smtp.SMTPTransport;

import io.tradewind.mail.Outbox.Problem;

/** What there is to know about Jakarta Mail, whichever way mail goes: how it finds its parts, and what its failures mean. */
final class MailLibrary {
    private static final int MOST_CAUSES = 20;

    private MailLibrary() {}

    /**
     * Work with the library.
     *
     * @param <E> how it fails
     */
    interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /** The library looks for its parts with the thread's class loader. */
    static <T, E extends Exception> T inside(Work<T, E> work) throws E {
        Thread thread = Thread.currentThread();
        ClassLoader former = thread.getContextClassLoader();
        thread.setContextClassLoader(SMTPTransport.class.getClassLoader());
        try {
            return work.run();
        } finally {
            thread.setContextClassLoader(former);
        }
    }

    /** Why there is no connection to a server. */
    static Problem notConnected(MessagingException failure) {
        List<Throwable> causes = causes(failure);
        String code;
        if (has(causes, AuthenticationFailedException.class)) {
            code = "mail.log-in";
        } else if (has(causes, UnknownHostException.class)) {
            code = "mail.unknown-host";
        } else if (text(failure).startsWith("STARTTLS is required")
                || text(failure).startsWith("STARTTLS required")) {
            code = "mail.no-starttls";
        } else if (has(causes, SSLException.class)) {
            code = "mail.not-trusted";
        } else {
            code = "mail.no-answer";
        }
        return new Problem(code, text(causes.getLast()));
    }

    static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        Throwable next = failure;
        while (next != null && causes.size() < MOST_CAUSES) {
            causes.add(next);
            next = next instanceof MessagingException mail && mail.getNextException() != null
                    ? mail.getNextException()
                    : next.getCause();
        }
        return causes;
    }

    private static boolean has(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    static <T extends Throwable> Optional<T> find(List<Throwable> causes, Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    static String text(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
