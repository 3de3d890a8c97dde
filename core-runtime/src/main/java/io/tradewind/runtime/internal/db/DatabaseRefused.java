package io.tradewind.runtime.internal.db;

import org.jspecify.annotations.Nullable;

/** The database cannot be opened. The message is one sentence that says why and what to do. */
final class DatabaseRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
