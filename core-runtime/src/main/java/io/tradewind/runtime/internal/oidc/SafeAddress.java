package io.tradewind.runtime.internal.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Addresses that secrets may be sent to: https, or http that does not leave this machine. */
public final class SafeAddress {
    private SafeAddress() {}

    /** The address if it is one of those, without user and fragment. */
    public static Optional<URI> of(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean whole = uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            boolean safe = scheme.equals("https") || (scheme.equals("http") && isHere(uri));
            return whole && safe ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    /** Whether the address is this machine's. */
    static boolean isHere(URI uri) {
        String host = String.valueOf(uri.getHost());
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }
}
