package io.tradewind.runtime.internal.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.access.Directory.NewUser;
import io.tradewind.access.PasswordPolicy;
import io.tradewind.runtime.internal.db.DatabaseFailure;
import io.tradewind.runtime.internal.epoch.Settings;
import io.tradewind.tx.Transactions;

/**
 * Makes the roles and the first user of an empty installation, in one transaction. The password comes from
 * {@code TRADEWIND_ADMIN_PASSWORD}; without it one is made and written to the file of first log-ins before the transaction commits, so
 * that there is never an administrator whom nobody can be.
 */
@Component(service = FirstStart.class)
public final class FirstStart {
    /** Remembers whether the installation is to hold the demo company: {@code true} or {@code false}. */
    public static final String DEMO = "demo";

    private static final Logger log = LoggerFactory.getLogger(FirstStart.class);
    private static final String ADMIN = "admin";

    private final Transactions transactions;
    private final Settings settings;
    private final People people;
    private final PasswordRule rule = new PasswordRule();

    @Activate
    public FirstStart(
            BundleContext context,
            @Reference Transactions transactions,
            @Reference Settings settings,
            @Reference People people) {
        this(transactions, settings, people);
        boolean demo = Boolean.parseBoolean(context.getProperty("tradewind.demo"));
        run(Optional.ofNullable(System.getenv("TRADEWIND_ADMIN_PASSWORD")), demo, FirstLogIns.of(context));
    }

    FirstStart(Transactions transactions, Settings settings, People people) {
        this.transactions = transactions;
        this.settings = settings;
        this.people = people;
    }

    void run(Optional<String> given, boolean demo, FirstLogIns logIns) {
        if (settings.find(DEMO).isPresent()) {
            return;
        }
        try {
            transactions.run(() -> make(given.filter(password -> !password.isEmpty()), demo, logIns));
        } catch (DatabaseFailure failure) {
            if (settings.find(DEMO).isEmpty()) {
                throw failure;
            }
            log.info("Another node has made the roles and the first user.");
        }
    }

    private void make(Optional<String> given, boolean demo, FirstLogIns logIns) {
        settings.add(DEMO, Boolean.toString(demo));
        String by = Actor.SYSTEM.id();
        BuiltInRoles.ALL.forEach(role -> people.addRole(by, role));
        String password = given.orElseGet(rule::generate);
        String language = Locale.getDefault().getLanguage().equals("zh") ? "zh-CN" : "en";
        people.addUser(
                by,
                new NewUser(ADMIN, "Administrator", null, "", null, Set.of(Directory.ADMINISTRATOR), language),
                PasswordHash.of(password));
        if (given.isEmpty()) {
            logIns.add(ADMIN, password);
        } else if (password.codePointCount(0, password.length()) < PasswordPolicy.Rules.DEFAULT.length()) {
            log.warn(
                    "The password given for admin is short. Change it in the browser: at least {} characters.",
                    PasswordPolicy.Rules.DEFAULT.length());
        }
    }
}
