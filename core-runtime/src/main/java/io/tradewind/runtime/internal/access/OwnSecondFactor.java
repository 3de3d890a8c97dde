package io.tradewind.runtime.internal.access;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.access.SecondFactor;
import io.tradewind.runtime.internal.access.Accounts.Outcome;

/** The second factor of the current actor. What weakens or renews it asks for the password, so that an open desk is no way in. */
@Component(service = SecondFactor.class)
public final class OwnSecondFactor implements SecondFactor {
    private final Identity identity;
    private final SecondFactors factors;
    private final PasswordLogIn logIn;

    @Activate
    public OwnSecondFactor(
            @Reference Identity identity, @Reference SecondFactors factors, @Reference PasswordLogIn logIn) {
        this.identity = identity;
        this.factors = factors;
        this.logIn = logIn;
    }

    @Override
    public State mine() {
        return factors.of(user().id());
    }

    @Override
    public Setup begin(String password) {
        Actor user = user();
        logIn.requirePassword(user, password);
        return factors.begin(user);
    }

    @Override
    public List<String> confirm(String code) {
        Actor user = user();
        if (!factors.isBegun(user.id())) {
            throw new TradewindException(Kind.CONFLICT, "access.otp-not-begun");
        }
        logIn.requireCode(user, Kind.INVALID, () -> factors.confirm(user.id(), code));
        logIn.log(user, Outcome.SECOND_FACTOR_ON);
        return factors.renewRecoveryCodes(user.id());
    }

    @Override
    public List<String> renewRecoveryCodes(String password) {
        Actor user = user();
        logIn.requirePassword(user, password);
        if (!factors.isOn(user.id())) {
            throw new TradewindException(Kind.CONFLICT, "access.otp-off");
        }
        return factors.renewRecoveryCodes(user.id());
    }

    @Override
    public void turnOff(String password) {
        Actor user = user();
        logIn.requirePassword(user, password);
        if (factors.isDemandedOf(user.id())) {
            throw new TradewindException(Kind.CONFLICT, "access.otp-demanded");
        }
        factors.turnOff(user.id());
        logIn.log(user, Outcome.SECOND_FACTOR_OFF);
    }

    private Actor user() {
        Actor actor = identity.require();
        if (actor.isSystem()) {
            throw new TradewindException(Kind.FORBIDDEN, "access.users-only");
        }
        return actor;
    }
}
