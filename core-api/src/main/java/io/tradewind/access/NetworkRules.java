package io.tradewind.access;

import java.util.List;

/**
 * From which networks people may come in: at log-in, and with each request of a session or an API token. Whom no rule is about may
 * come from everywhere; whom some are about comes in from one of their networks only.
 */
public interface NetworkRules {
    int MOST = 200;
    int LONGEST_NOTE = 200;

    /**
     * People come in from here.
     *
     * @param network an address or a range of addresses: {@code 10.1.2.3}, {@code 10.1.0.0/16}, {@code 2001:db8::/32}
     * @param role code of the role whose people it is about; empty: everybody
     * @param note what is there, up to {@value #LONGEST_NOTE} characters
     */
    record Rule(String network, String role, String note) {}

    /** @throws io.tradewind.TradewindException FORBIDDEN {@code access.right-missing} without the right {@code access.manage} */
    List<Rule> rules();

    /**
     * Holds from now on in place of the former rules, for open sessions, too. Traced as {@code settings/networks}.
     *
     * @param origin where the caller comes from
     * @throws io.tradewind.TradewindException FORBIDDEN {@code access.right-missing} without the right {@code access.manage}; INVALID
     *     {@code access.network} with the text that is no network, {@code access.network-role} with the unknown role,
     *     {@code access.network-rules} if there are too many or a note is too long; CONFLICT {@code access.network-own} if the caller
     *     would be shut out
     */
    void change(List<Rule> rules, String origin);
}
