package io.tradewind.runtime.internal.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.mail.MailAddress;
import io.tradewind.mail.MailServer;
import io.tradewind.mail.MailServer.Security;
import io.tradewind.runtime.internal.access.PublicAddress;
import io.tradewind.runtime.internal.access.Vault;
import io.tradewind.runtime.internal.db.RecordJson;
import io.tradewind.runtime.internal.epoch.Settings;
import io.tradewind.tx.Transactions;

/** The settings as they are kept. The password is sealed with the key in the data folder, for its host and user. */
@Component(service = StoredMailServer.class)
public final class StoredMailServer {
    private static final String NAME = "mail-server";
    private static final int SUBMISSION = 587;
    private static final Kept NOTHING = new Kept(false, "", SUBMISSION, Security.STARTTLS, "", null, "", "");

    private record Kept(
            boolean enabled,
            String host,
            int port,
            Security security,
            String user,
            @Nullable String sealed,
            String sender,
            String senderName) {}

    private final Settings settings;
    private final Vault vault;
    private final Transactions transactions;
    private final PublicAddress address;
    private final StoredMailbox mailbox;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public StoredMailServer(
            @Reference Settings settings, @Reference Vault vault, @Reference Transactions transactions) {
        this.settings = settings;
        this.vault = vault;
        this.transactions = transactions;
        address = new PublicAddress(settings);
        mailbox = new StoredMailbox(settings, vault, transactions);
    }

    MailServer.Settings settings() {
        return shown(kept().orElse(NOTHING));
    }

    private Optional<Kept> kept() {
        return settings.find(NAME).map(json -> RecordJson.read(json, Kept.class));
    }

    private MailServer.Settings shown(Kept kept) {
        return new MailServer.Settings(
                kept.enabled(),
                kept.host(),
                kept.port(),
                kept.security(),
                kept.user(),
                kept.sealed() != null,
                kept.sender(),
                kept.senderName(),
                address.text());
    }

    /** Where links in messages lead, without a slash at its end; empty if nobody has said so. */
    public String publicAddress() {
        return address.text();
    }

    boolean isReady() {
        return kept().filter(Kept::enabled).isPresent();
    }

    /** The server, if sending is on. */
    Optional<SmtpServer> ready() {
        return kept().filter(Kept::enabled)
                .map(kept -> server(
                        shown(kept), password().orElse(""), mailbox.answersTo().orElse(null)));
    }

    static SmtpServer server(MailServer.Settings settings, String password, @Nullable MailAddress answersTo) {
        return new SmtpServer(
                settings.host(),
                settings.port(),
                settings.security(),
                settings.user(),
                password,
                new MailAddress(settings.sender(), settings.senderName()),
                answersTo);
    }

    /** The password that is kept. */
    Optional<String> password() {
        return kept().flatMap(kept -> Optional.ofNullable(kept.sealed())
                .map(secret -> new String(vault.open(secret, whose(kept.host(), kept.user())), UTF_8)));
    }

    /** @param password null: the former one stays; empty: none */
    void keep(MailServer.Settings wanted, @Nullable String password) {
        transactions.run(() -> {
            String text = password == null ? password().orElse("") : password;
            Kept kept = new Kept(
                    wanted.enabled(),
                    wanted.host(),
                    wanted.port(),
                    wanted.security(),
                    wanted.user(),
                    text.isEmpty() ? null : vault.seal(text.getBytes(UTF_8), whose(wanted.host(), wanted.user())),
                    wanted.sender(),
                    wanted.senderName());
            settings.put(NAME, RecordJson.of(kept));
            address.keep(wanted.publicAddress());
            transactions.afterCommit(() -> listeners.forEach(Runnable::run));
        });
    }

    /** A password is shown to its server alone. */
    private static String whose(String host, String user) {
        return "mail server " + host + " " + user;
    }

    /** Calls after the settings were changed on this node. */
    void onChanged(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }
}
