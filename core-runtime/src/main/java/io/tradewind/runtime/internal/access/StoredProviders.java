package io.tradewind.runtime.internal.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.IdentityProviders.LoginClaim;
import io.tradewind.access.IdentityProviders.Provider;
import io.tradewind.entity.RecordId;
import io.tradewind.runtime.internal.epoch.Settings;
import io.tradewind.runtime.internal.oidc.Client;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** The identity providers as they are kept. Secrets are sealed with the key in the data folder, each for its provider and issuer. */
@Component(service = StoredProviders.class)
public final class StoredProviders {
    private static final String COLUMNS = "id, name_en, name_zh, issuer, client_id, sealed_secret, scopes, login_claim,"
            + " creates_people, role_code, team_id, domains, second_factor, enabled";

    private final Transactions transactions;
    private final Database database;
    private final PublicAddress address;
    private final Vault vault;

    @Activate
    public StoredProviders(
            @Reference Transactions transactions,
            @Reference Database database,
            @Reference Settings settings,
            @Reference Vault vault) {
        this.transactions = transactions;
        this.database = database;
        this.address = new PublicAddress(settings);
        this.vault = vault;
    }

    /** By age: ids grow with time. */
    List<Provider> all() {
        return database.reads(sql ->
                sql.list("select " + COLUMNS + " from core.identity_providers order by id", StoredProviders::read));
    }

    Optional<Provider> find(String id) {
        return database.reads(sql -> sql.first(
                "select " + COLUMNS + " from core.identity_providers where id = ?", StoredProviders::read, id));
    }

    Optional<Provider> enabled(String id) {
        return find(id).filter(Provider::enabled);
    }

    /** What this installation is there, with its secret. */
    Client client(Provider provider) {
        Optional<String> sealed = database.reads(sql -> sql.first(
                "select sealed_secret from core.identity_providers where id = ? and sealed_secret is not null",
                row -> row.getString(1),
                provider.id()));
        String secret = sealed.map(text -> new String(vault.open(text, whose(provider)), UTF_8))
                .orElse("");
        return new Client(provider.issuer(), provider.clientId(), secret);
    }

    /** @return the id */
    String add(Provider provider, String secret) {
        String id = RecordId.next();
        transactions.run(() -> database.sql()
                .update(
                        "insert into core.identity_providers (" + COLUMNS + ") values (?" + ", ?".repeat(13) + ")",
                        id,
                        provider.nameEn(),
                        provider.nameZh(),
                        provider.issuer(),
                        provider.clientId(),
                        sealed(id, provider, secret),
                        provider.scopes(),
                        provider.login(),
                        provider.createsPeople(),
                        provider.role(),
                        provider.team(),
                        String.join(" ", provider.domains()),
                        provider.secondFactor(),
                        provider.enabled()));
        return id;
    }

    /** @param secret null: the former one stays */
    void change(Provider provider, @Nullable String secret) {
        transactions.run(() -> {
            database.sql()
                    .update(
                            "update core.identity_providers set name_en = ?, name_zh = ?, issuer = ?, client_id = ?,"
                                    + " scopes = ?, login_claim = ?, creates_people = ?, role_code = ?, team_id = ?,"
                                    + " domains = ?, second_factor = ?, enabled = ? where id = ?",
                            provider.nameEn(),
                            provider.nameZh(),
                            provider.issuer(),
                            provider.clientId(),
                            provider.scopes(),
                            provider.login(),
                            provider.createsPeople(),
                            provider.role(),
                            provider.team(),
                            String.join(" ", provider.domains()),
                            provider.secondFactor(),
                            provider.enabled(),
                            provider.id());
            if (secret != null) {
                database.sql()
                        .update(
                                "update core.identity_providers set sealed_secret = ? where id = ?",
                                sealed(provider.id(), provider, secret),
                                provider.id());
            }
        });
    }

    void remove(String id) {
        transactions.run(() -> database.sql().update("delete from core.identity_providers where id = ?", id));
    }

    String publicAddress() {
        return address.text();
    }

    void keepPublicAddress(String wanted) {
        address.keep(wanted);
    }

    boolean isRole(String code) {
        return exists("select id from core.roles where code = ? and removed_at is null", code);
    }

    boolean isTeam(String id) {
        return exists("select id from core.teams where id = ? and removed_at is null", id);
    }

    private boolean exists(String query, String value) {
        return database.reads(sql -> sql.first(query, row -> true, value)).isPresent();
    }

    private @Nullable String sealed(String id, Provider provider, String secret) {
        return secret.isEmpty() ? null : vault.seal(secret.getBytes(UTF_8), whose(id, provider.issuer()));
    }

    /** A secret is shown to its issuer alone. */
    private static String whose(Provider provider) {
        return whose(provider.id(), provider.issuer());
    }

    private static String whose(String id, String issuer) {
        return "identity provider " + id + " " + issuer;
    }

    private static Provider read(ResultSet row) throws SQLException {
        String domains = row.getString(12);
        return new Provider(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6) != null,
                row.getString(7),
                LoginClaim.valueOf(row.getString(8)),
                row.getBoolean(9),
                row.getString(10),
                row.getString(11),
                domains.isEmpty() ? List.of() : List.of(domains.split(" ")),
                row.getBoolean(13),
                row.getBoolean(14));
    }
}
