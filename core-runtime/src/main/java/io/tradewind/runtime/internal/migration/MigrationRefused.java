package io.tradewind.runtime.internal.migration;

import org.jspecify.annotations.Nullable;

/** A module's tables could not be brought up to date; nothing was changed. The message tells an admin what to do. */
public final class MigrationRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MigrationRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
