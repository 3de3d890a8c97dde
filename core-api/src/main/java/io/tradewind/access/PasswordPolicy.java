package io.tradewind.access;

/** What passwords of this installation must be. Passwords that everybody tries first, and those with the log-in in them, are never taken. */
public interface PasswordPolicy {
    int LEAST_LENGTH = 8;
    int MOST_LENGTH = 64;
    int MOST_DAYS = 730;
    int MOST_REMEMBERED = 20;

    /**
     * @param length in characters, {@value #LEAST_LENGTH} to {@value #MOST_LENGTH}
     * @param days after which another one is to be chosen, up to {@value #MOST_DAYS}; 0: never
     * @param remembered how many former ones may not come back, up to {@value #MOST_REMEMBERED}; the present one never may
     */
    record Rules(int length, int days, int remembered) {
        public static final Rules DEFAULT = new Rules(10, 0, 0);
    }

    Rules rules();

    /**
     * Holds for passwords that are chosen from now on, the age for all. Traced as {@code settings/passwords}.
     *
     * @throws io.tradewind.TradewindException FORBIDDEN {@code access.right-missing} without the right {@code access.manage}; INVALID
     *     {@code access.password-rules} if a figure is out of bounds
     */
    void change(Rules rules);
}
