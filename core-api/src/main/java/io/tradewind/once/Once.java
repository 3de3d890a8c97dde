package io.tradewind.once;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Remembers answers by key, so that a request that is sent again, also at the same time or to another node, has its effect once
 * and gets the first answer. Answer and effect are committed together: after a crash there are both or neither.
 */
public interface Once {
    /**
     * An answer as it was given.
     *
     * @param repeated whether it was kept from an earlier request
     */
    record Kept(int status, Map<String, String> headers, String body, boolean repeated) {
        public Kept {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * Runs the work in a transaction that also keeps its answer for 24 hours; or gives the answer that is kept. Work that fails
     * keeps nothing and may be tried again with the same key.
     *
     * @param key who asks for what, with the key they chose; any length
     * @param fingerprint what is asked, for example a hash of the body; any length
     * @param work repeatable, see {@link io.tradewind.tx.Transactions}
     * @throws io.tradewind.TradewindException INVALID {@code once.other-request} if the key was used with another fingerprint;
     *     CONFLICT {@code once.in-progress} if the first request is still running after a while
     */
    Kept once(String key, String fingerprint, Supplier<Kept> work);
}
