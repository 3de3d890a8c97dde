package io.tradewind.runtime.internal.oidc;

/**
 * What this installation is at a provider.
 *
 * @param secret empty if it has none
 */
public record Client(String issuer, String id, String secret) {
    /** Never in logs. */
    @Override
    public String toString() {
        return id;
    }
}
