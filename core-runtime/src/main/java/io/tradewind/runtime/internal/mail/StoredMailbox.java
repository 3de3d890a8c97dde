package io.tradewind.runtime.internal.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.mail.MailAddress;
import io.tradewind.mail.MailServer.Security;
import io.tradewind.mail.Mailbox;
import io.tradewind.runtime.internal.access.Vault;
import io.tradewind.runtime.internal.db.RecordJson;
import io.tradewind.runtime.internal.epoch.Settings;
import io.tradewind.tx.Transactions;

/** The settings of the mailbox as they are kept. The password is sealed with the key in the data folder, for its host and user. */
@Component(service = StoredMailbox.class)
public final class StoredMailbox {
    private static final String NAME = "mailbox";
    private static final int IMAPS = 993;
    private static final int USUAL_MINUTES = 5;
    private static final Kept NOTHING =
            new Kept(false, "", IMAPS, Security.TLS, "", null, "INBOX", USUAL_MINUTES, "", "");

    private record Kept(
            boolean enabled,
            String host,
            int port,
            Security security,
            String user,
            @Nullable String sealed,
            String folder,
            int minutes,
            String copyAddress,
            String since) {}

    private final Settings settings;
    private final Vault vault;
    private final Transactions transactions;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public StoredMailbox(@Reference Settings settings, @Reference Vault vault, @Reference Transactions transactions) {
        this.settings = settings;
        this.vault = vault;
        this.transactions = transactions;
    }

    Mailbox.Settings settings() {
        return shown(kept().orElse(NOTHING));
    }

    private Optional<Kept> kept() {
        return settings.find(NAME).map(json -> RecordJson.read(json, Kept.class));
    }

    private static Mailbox.Settings shown(Kept kept) {
        return new Mailbox.Settings(
                kept.enabled(),
                kept.host(),
                kept.port(),
                kept.security(),
                kept.user(),
                kept.sealed() != null,
                kept.folder(),
                kept.minutes(),
                kept.copyAddress(),
                kept.since().isEmpty()
                        ? LocalDate.now(java.time.ZoneId.systemDefault())
                        : LocalDate.parse(kept.since()));
    }

    /** The mailbox, if messages are fetched. */
    Optional<ImapServer> ready() {
        return kept().filter(Kept::enabled)
                .map(kept -> server(shown(kept), password().orElse("")));
    }

    /** The address of the mailbox, if messages are fetched from it. */
    Optional<MailAddress> answersTo() {
        return kept().filter(Kept::enabled).flatMap(kept -> MailAddress.find(kept.copyAddress()));
    }

    static ImapServer server(Mailbox.Settings settings, String password) {
        return new ImapServer(
                settings.host(),
                settings.port(),
                settings.security(),
                settings.user(),
                password,
                settings.folder(),
                settings.since());
    }

    /** The password that is kept. */
    Optional<String> password() {
        return kept().flatMap(kept -> Optional.ofNullable(kept.sealed())
                .map(secret -> new String(vault.open(secret, whose(kept.host(), kept.user())), UTF_8)));
    }

    /** @param password null: the former one stays; empty: none */
    void keep(Mailbox.Settings wanted, @Nullable String password) {
        transactions.run(() -> {
            String text = password == null ? password().orElse("") : password;
            Kept kept = new Kept(
                    wanted.enabled(),
                    wanted.host(),
                    wanted.port(),
                    wanted.security(),
                    wanted.user(),
                    text.isEmpty() ? null : vault.seal(text.getBytes(UTF_8), whose(wanted.host(), wanted.user())),
                    wanted.folder(),
                    wanted.minutes(),
                    wanted.copyAddress(),
                    wanted.since().toString());
            settings.put(NAME, RecordJson.of(kept));
            transactions.afterCommit(() -> listeners.forEach(Runnable::run));
        });
    }

    /** A password is shown to its server alone. */
    private static String whose(String host, String user) {
        return "mailbox " + host + " " + user;
    }

    /** Calls after the settings were changed on this node. */
    void onChanged(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }
}
