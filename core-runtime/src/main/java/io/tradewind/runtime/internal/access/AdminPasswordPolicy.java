package io.tradewind.runtime.internal.access;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Access;
import io.tradewind.access.Identity;
import io.tradewind.access.PasswordPolicy;

/** The rules for passwords, changed by those who hold the right. */
@Component(service = PasswordPolicy.class)
public final class AdminPasswordPolicy implements PasswordPolicy {
    private static final String RIGHT = "access.manage";

    private final PasswordPolicies policies;
    private final Identity identity;
    private final Access access;

    @Activate
    public AdminPasswordPolicy(
            @Reference PasswordPolicies policies, @Reference Identity identity, @Reference Access access) {
        this.policies = policies;
        this.identity = identity;
        this.access = access;
    }

    @Override
    public Rules rules() {
        return policies.rules();
    }

    @Override
    public void change(Rules rules) {
        if (!access.may(RIGHT)) {
            throw new TradewindException(Kind.FORBIDDEN, "access.right-missing", RIGHT);
        }
        if (!within(rules.length(), LEAST_LENGTH, MOST_LENGTH)
                || !within(rules.days(), 0, MOST_DAYS)
                || !within(rules.remembered(), 0, MOST_REMEMBERED)) {
            throw new TradewindException(
                    Kind.INVALID, "access.password-rules", LEAST_LENGTH, MOST_LENGTH, MOST_DAYS, MOST_REMEMBERED);
        }
        policies.change(rules, identity.require().id());
    }

    private static boolean within(int value, int least, int most) {
        return least <= value && value <= most;
    }
}
