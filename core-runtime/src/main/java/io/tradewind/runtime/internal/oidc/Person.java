package io.tradewind.runtime.internal.oidc;

/**
 * Who a provider says somebody is; what it does not say is empty.
 *
 * @param subject who they are there, for good
 * @param emailVerified whether the provider vouches for the address
 */
public record Person(
        String subject, String email, boolean emailVerified, String username, String name, String language) {
    /** Never in logs. */
    @Override
    public String toString() {
        return "…";
    }
}
