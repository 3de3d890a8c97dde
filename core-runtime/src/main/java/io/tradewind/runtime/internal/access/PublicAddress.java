package io.tradewind.runtime.internal.access;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

import io.tradewind.runtime.internal.epoch.Settings;
import io.tradewind.runtime.internal.oidc.SafeAddress;

/** Where browsers find this installation: as somebody has said, never as a request says. */
public record PublicAddress(Settings settings) {
    private static final String NAME = "public-address";

    /** Without a slash at its end; empty if nobody has said so. */
    public String text() {
        return settings.find(NAME).orElse("");
    }

    /** @param address a plain one, or empty */
    public void keep(String address) {
        settings.put(NAME, address);
    }

    /** The address without a slash at its end; empty if it is none that browsers may be sent to. */
    public static Optional<String> plain(String given) {
        return SafeAddress.of(given.strip())
                .filter(uri ->
                        uri.getRawQuery() == null && (uri.getRawPath().isEmpty() || "/".equals(uri.getRawPath())))
                .map(PublicAddress::origin);
    }

    private static String origin(URI uri) {
        return uri.getScheme().toLowerCase(Locale.ROOT) + "://"
                + uri.getRawAuthority().toLowerCase(Locale.ROOT);
    }
}
