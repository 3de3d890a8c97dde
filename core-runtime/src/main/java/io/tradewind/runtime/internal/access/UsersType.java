package io.tradewind.runtime.internal.access;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.email;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.instant;
import static io.tradewind.record.Field.lines;
import static io.tradewind.record.Field.phone;
import static io.tradewind.record.Field.reference;
import static io.tradewind.record.Field.text;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.event.DomainEvent;
import io.tradewind.record.Action;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.Input;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** Users. Passwords are set by an action, so that they are in no form, no list and no trace. */
@Component(service = RecordType.class)
public final class UsersType implements RecordType<UserAccount> {
    private static final Pattern LOGIN = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}][\\p{Ll}\\p{Lo}\\p{N}._@-]{1,59}");

    /** Locks a user out. */
    public record Lock() {}

    /** Lets a locked user in again. */
    public record Unlock() {}

    /**
     * Gives the user another password and ends their sessions.
     *
     * @param mustChange whether they have to choose one of their own at their next log-in; null as false, for programs that set up
     *     accounts
     */
    public record SetPassword(
            @Input(required = true, max = PasswordRule.LONGEST)
            String password,

            @Nullable Boolean mustChange) {
        public SetPassword(String password) {
            this(password, null);
        }
    }

    /** Takes the second factor away from somebody who has lost it, and ends their sessions. */
    public record ResetSecondFactor() {}

    /** Forgets who the user is at identity providers, and ends their sessions: the next log-in there links anew. */
    public record Unlink() {}

    private final AccessChanges changes;
    private final PasswordLogIn logIn;

    @Activate
    public UsersType(@Reference AccessChanges changes, @Reference PasswordLogIn logIn) {
        this.changes = changes;
        this.logIn = logIn;
    }

    @Override
    public RecordSpec<UserAccount> spec() {
        return RecordSpec.of("users", UserAccount.class, UserAccount::new)
                .title("name")
                .menu("users", "admin", 10)
                .shared()
                .sortedBy("name")
                .field(text("name", UserAccount::name, UserAccount::rename)
                        .required()
                        .max(100)
                        .searched()
                        .sortable()
                        .listed())
                .field(text("login", UserAccount::login, UserAccount::logInAs)
                        .required()
                        .unique()
                        .max(60)
                        .searched()
                        .sortable()
                        .listed())
                .field(email("email", UserAccount::email, UserAccount::reachBy).listed())
                .field(phone("phone", UserAccount::phone, UserAccount::callAt))
                .field(reference("memberOf", "teams", UserAccount::memberOf, UserAccount::join)
                        .listed())
                .field(lines("roles", UsersType::roles, UsersType::takeRoles, List.of(role())))
                .field(bool("locked", UserAccount::locked, null).listed())
                .field(instant("lastLogInAt", UserAccount::lastLogInAt, null)
                        .sortable()
                        .listed())
                .field(bool("passwordToChange", UserAccount::passwordToChange, null))
                .field(instant("secondFactorSince", UserAccount::secondFactorSince, null))
                .field(bool("providerOnly", UserAccount::providerOnly, UserAccount::comeThroughProviderOnly))
                .field(instant("providerSince", UserAccount::providerSince, null))
                .field(enumeration("language", Language.class, UserAccount::language, UserAccount::speak)
                        .in("preferences"))
                .field(text("zone", UserAccount::zone, UserAccount::liveIn)
                        .max(60)
                        .in("preferences"))
                .check(this::problems)
                .onCreate(user -> {
                    changes.changed();
                    return Optional.empty();
                })
                .onChange((user, before) -> {
                    changes.changed(user, before);
                    return Optional.empty();
                })
                .action(Action.<UserAccount, SetPassword>of("setPassword", SetPassword.class, this::setPassword)
                        .look(Action.Look.PRIMARY))
                .action(Action.<UserAccount, ResetSecondFactor>of(
                                "resetSecondFactor", ResetSecondFactor.class, this::resetSecondFactor)
                        .when(UserAccount::hasSecondFactor)
                        .look(Action.Look.DANGER))
                .action(Action.<UserAccount, Unlink>of("unlink", Unlink.class, this::unlink)
                        .when(UserAccount::isLinked)
                        .look(Action.Look.DANGER))
                .action(Action.<UserAccount, Lock>of("lock", Lock.class, this::lock)
                        .when(user -> !user.locked())
                        .look(Action.Look.DANGER))
                .action(Action.<UserAccount, Unlock>of("unlock", Unlock.class, this::unlock)
                        .when(UserAccount::locked));
    }

    private Optional<DomainEvent> setPassword(UserAccount user, SetPassword command) {
        logIn.setPassword(
                new Actor(user.id(), user.login(), user.name(), user.language().locale(), ZoneOffset.UTC),
                command.password());
        user.mustChoosePassword(Boolean.TRUE.equals(command.mustChange()));
        return Optional.empty();
    }

    private Optional<DomainEvent> resetSecondFactor(UserAccount user, ResetSecondFactor command) {
        user.loseSecondFactor();
        logIn.resetSecondFactor(user.id());
        return Optional.empty();
    }

    private Optional<DomainEvent> unlink(UserAccount user, Unlink command) {
        user.unlink();
        changes.unlinked(user);
        return Optional.empty();
    }

    private Optional<DomainEvent> lock(UserAccount user, Lock command) {
        user.lock();
        changes.locked(user);
        return Optional.empty();
    }

    private Optional<DomainEvent> unlock(UserAccount user, Unlock command) {
        user.unlock();
        changes.changed();
        return Optional.empty();
    }

    private List<FieldProblem> problems(UserAccount user) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!user.login().isEmpty() && !isLogin(user.login())) {
            problems.add(FieldProblem.of("login", "user.login"));
        }
        if (user.zone() != null && !isZone(user.zone())) {
            problems.add(FieldProblem.of("zone", "user.zone"));
        }
        if (user.providerOnly() && changes.isAdministrator(user.roles())) {
            problems.add(FieldProblem.of("providerOnly", "user.administrator-by-password"));
        }
        boolean administers = !user.locked() && changes.isAdministrator(user.roles());
        if (!administers && changes.isLastAdministrator(user.id())) {
            problems.add(FieldProblem.of("roles", "user.last-administrator"));
        }
        return problems;
    }

    /** Whether it can be somebody's login. */
    static boolean isLogin(String text) {
        return LOGIN.matcher(text).matches();
    }

    private static boolean isZone(String id) {
        try {
            return !ZoneId.of(id).getId().isEmpty();
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    private static io.tradewind.record.Field<UserAccount, String> role() {
        return reference("role", "roles", user -> null, (UserAccount user, String role) -> {});
    }

    private static List<Map<String, Object>> roles(UserAccount user) {
        return user.roles().stream()
                .map(role -> Map.<String, Object>of("role", role))
                .toList();
    }

    private static void takeRoles(
            UserAccount user, @org.jspecify.annotations.Nullable List<Map<String, Object>> lines) {
        user.takeRoles(
                lines == null
                        ? List.of()
                        : lines.stream().map(line -> Line.id(line, "role")).toList());
    }
}
