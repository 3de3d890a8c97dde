package io.tradewind.runtime.internal.access;

import java.util.function.BooleanSupplier;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.LogIn.Session;
import io.tradewind.runtime.internal.access.Accounts.Outcome;
import io.tradewind.runtime.internal.db.DatabaseFailure;

/** What every way in has in common once it is known who somebody is: networks, the second step, the session and the log. */
final class Admission {
    /** What the second step asks of a user. */
    enum Step {
        NOTHING,
        CODE,
        /** A role demands a second factor that is not set up. */
        SET_UP
    }

    private final Accounts accounts;
    private final Throttle throttle;
    private final SecondFactors factors;
    private final Networks networks;
    private final Sessions sessions;

    Admission(Accounts accounts, Throttle throttle, SecondFactors factors, Networks networks, Sessions sessions) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.factors = factors;
        this.networks = networks;
        this.sessions = sessions;
    }

    static String cut(String origin) {
        return origin.length() <= 100 ? origin : origin.substring(0, 100);
    }

    /** Whether the user may come in from there. */
    boolean admits(Actor user, String from) {
        return networks.admit(user, from);
    }

    /** @param provider through which they come; empty: by password */
    void requireNetwork(Actor user, String from, String provider) {
        if (!admits(user, from)) {
            accounts.log(user.login(), user.id(), from, Outcome.NETWORK_SHUT, provider);
            throw new TradewindException(Kind.FORBIDDEN, "access.network-shut", from);
        }
    }

    Step stepOf(Actor user) {
        if (factors.isOn(user.id())) {
            return Step.CODE;
        }
        return factors.isDemandedOf(user.id()) ? Step.SET_UP : Step.NOTHING;
    }

    /** Notes that a code is asked for. */
    void ask(Actor user, String from, String provider) {
        accounts.log(user.login(), user.id(), from, Outcome.CODE_ASKED, provider);
    }

    /** @throws TradewindException as {@link io.tradewind.access.LogIn#withPassword}, about the code alone */
    void secondStep(Actor user, String code, String from, String provider) {
        Step step = stepOf(user);
        if (step == Step.NOTHING) {
            return;
        }
        boolean on = step == Step.CODE;
        if (code.isEmpty()) {
            ask(user, from, provider);
            throw new TradewindException(Kind.UNAUTHENTICATED, on ? "access.otp-required" : "access.otp-to-set-up");
        }
        try {
            requireCode(user, Kind.UNAUTHENTICATED, () -> on ? takes(user, code, from) : starts(user, code, from));
        } catch (TradewindException refused) {
            Outcome outcome = refused.kind() == Kind.TOO_MANY ? Outcome.THROTTLED : Outcome.CODE_REFUSED;
            accounts.log(user.login(), user.id(), from, outcome, provider);
            throw refused;
        }
    }

    private boolean takes(Actor user, String code, String from) {
        if (factors.take(user.id(), code)) {
            return true;
        }
        boolean recovered = factors.takeRecovery(user.id(), code);
        if (recovered) {
            accounts.log(user.login(), user.id(), from, Outcome.RECOVERY_CODE);
        }
        return recovered;
    }

    private boolean starts(Actor user, String code, String from) {
        boolean started = factors.confirm(user.id(), code);
        if (started) {
            accounts.log(user.login(), user.id(), from, Outcome.SECOND_FACTOR_ON);
        }
        return started;
    }

    /** Counts the tries of a code: per user, from wherever they come. */
    void requireCode(Actor user, Kind refusal, BooleanSupplier right) {
        Throttle.Try counted = throttle.take(user.login(), "second factor", true);
        if (!right.getAsBoolean()) {
            throw new TradewindException(refusal, "access.wrong-otp");
        }
        throttle.giveBack(counted);
    }

    /** The door opens. */
    Session open(Account account, String origin, String provider) {
        accounts.log(account.actor().login(), account.actor().id(), origin, Outcome.OPENED, provider);
        try {
            accounts.opened(account, origin);
        } catch (DatabaseFailure twoAtOnce) { // from the same place: the other one has noted it
            accounts.opened(account, origin);
        }
        return sessions.open(account.actor(), origin);
    }
}
