package io.tradewind.rest.internal.kernel;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

/** Where a request comes from: the connection's address, or what a proxy that we trust says. */
record Origins(Set<String> trustedProxies) {
    private static final int LONGEST = 45;

    String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null || !trustedProxies.contains(address)) {
            return address;
        }
        String[] hops = forwarded.split(",");
        for (int i = hops.length - 1; i >= 0; i--) {
            String hop = hops[i].strip();
            if (!hop.isEmpty() && hop.length() <= LONGEST && !trustedProxies.contains(hop)) {
                return hop;
            }
        }
        return address;
    }
}
