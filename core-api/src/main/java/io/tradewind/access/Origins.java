package io.tradewind.access;

import org.jspecify.annotations.Nullable;

/** Where requests come from: the connection's address, or what a proxy says that is trusted. */
public interface Origins {
    /**
     * @param address of the connection
     * @param forwarded the request's {@code X-Forwarded-For}: believed only if the connection is a trusted proxy's
     * @return an address
     */
    String of(String address, @Nullable String forwarded);
}
