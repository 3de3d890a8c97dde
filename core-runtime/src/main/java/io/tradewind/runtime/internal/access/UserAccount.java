package io.tradewind.runtime.internal.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;

/** Somebody who may log in, unless locked. The password is not here: {@link Accounts} keeps it, outside of forms and traces. */
@Entity
@Table(schema = "core", name = "users")
public class UserAccount extends RecordEntity {
    @Column(name = "login")
    private String login = "";

    @Column(name = "name")
    private String name = "";

    @Column(name = "email")
    private @Nullable String email;

    @Column(name = "phone")
    private @Nullable String phone;

    @Column(name = "member_of_id")
    private @Nullable String memberOf;

    @Column(name = "locked")
    private boolean locked;

    @Column(name = "language")
    @Enumerated(EnumType.STRING)
    private Language language = Language.ZH_CN;

    @Column(name = "theme")
    @Enumerated(EnumType.STRING)
    private Theme theme = Theme.SYSTEM;

    @Column(name = "zone")
    private @Nullable String zone;

    @Column(name = "last_log_in_at", insertable = false, updatable = false)
    private @Nullable Instant lastLogInAt;

    @Column(name = "password_to_change")
    private boolean passwordToChange;

    @Column(name = "second_factor_since")
    private @Nullable Instant secondFactorSince;

    @Column(name = "provider_only")
    private boolean providerOnly;

    @Column(name = "provider_since")
    private @Nullable Instant providerSince;

    @ElementCollection
    @CollectionTable(schema = "core", name = "user_roles", joinColumns = @JoinColumn(name = "user_id"))
    @Column(name = "role_id")
    private List<String> roles = new ArrayList<>();

    /** A new one, or for the persistence provider. */
    protected UserAccount() {}

    UserAccount(String id) {
        super(id);
    }

    String login() {
        return login;
    }

    void logInAs(@Nullable String newLogin) {
        login = newLogin == null ? "" : Accounts.plain(newLogin);
    }

    String name() {
        return name;
    }

    void rename(@Nullable String newName) {
        name = newName == null ? "" : newName.strip();
        login = login.isEmpty() ? Accounts.loginOf(name) : login;
    }

    @Nullable
    String email() {
        return email;
    }

    void reachBy(@Nullable String address) {
        email = address;
    }

    @Nullable
    String phone() {
        return phone;
    }

    void callAt(@Nullable String number) {
        phone = number;
    }

    @Nullable
    String memberOf() {
        return memberOf;
    }

    void join(@Nullable String team) {
        memberOf = team;
    }

    boolean locked() {
        return locked;
    }

    void lock() {
        locked = true;
    }

    void unlock() {
        locked = false;
    }

    Language language() {
        return language;
    }

    void speak(@Nullable Language newLanguage) {
        language = newLanguage == null ? Language.ZH_CN : newLanguage;
    }

    Theme theme() {
        return theme;
    }

    @Nullable
    String zone() {
        return zone;
    }

    void liveIn(@Nullable String zoneId) {
        zone = zoneId == null || zoneId.isBlank() ? null : zoneId.strip();
    }

    @Nullable
    Instant lastLogInAt() {
        return lastLogInAt;
    }

    /** Whether they must choose another password at their next log-in. */
    boolean passwordToChange() {
        return passwordToChange;
    }

    void mustChoosePassword(boolean must) {
        passwordToChange = must;
    }

    @Nullable
    Instant secondFactorSince() {
        return secondFactorSince;
    }

    boolean hasSecondFactor() {
        return secondFactorSince != null;
    }

    void loseSecondFactor() {
        secondFactorSince = null;
    }

    /** Whether their password does not open. */
    boolean providerOnly() {
        return providerOnly;
    }

    void comeThroughProviderOnly(@Nullable Boolean only) {
        providerOnly = Boolean.TRUE.equals(only);
    }

    /** When they were linked to a person at an identity provider; null if they are not. */
    @Nullable
    Instant providerSince() {
        return providerSince;
    }

    boolean isLinked() {
        return providerSince != null;
    }

    void unlink() {
        providerSince = null;
    }

    List<String> roles() {
        return roles.stream().sorted().toList();
    }

    void takeRoles(List<String> ids) {
        roles.clear();
        ids.stream().distinct().forEach(roles::add);
    }
}
