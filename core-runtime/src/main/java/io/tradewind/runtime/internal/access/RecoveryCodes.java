package io.tradewind.runtime.internal.access;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** Ten codes for the day on which the phone is gone, each good once. About sixty bits each; the database knows them only under the key. */
final class RecoveryCodes {
    static final int MANY = 10;

    /** Without characters that look alike. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int SIGNS = 12;
    private static final int GROUP = 4;

    private final Transactions transactions;
    private final Database database;
    private final Vault vault;
    private final Clock clock;

    RecoveryCodes(Transactions transactions, Database database, Vault vault, Clock clock) {
        this.transactions = transactions;
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    /** New ones in place of the old ones. */
    List<String> renew(String user) {
        List<String> codes = new ArrayList<>();
        while (codes.size() < MANY) {
            String code = make();
            if (!codes.contains(code)) {
                codes.add(code);
            }
        }
        transactions.run(() -> {
            forget(user);
            database.sql()
                    .batch(
                            "insert into core.recovery_codes (user_id, code_hash) values (?, ?)",
                            codes.stream()
                                    .map(code -> new Object[] {user, mark(user, plain(code))})
                                    .toList());
        });
        return codes;
    }

    /** Whether the code was one, which it is no more. */
    boolean use(String user, String code) {
        return transactions.required(() -> database.sql()
                        .update(
                                "update core.recovery_codes set used_at = ?"
                                        + " where user_id = ? and code_hash = ? and used_at is null",
                                clock.instant(),
                                user,
                                mark(user, plain(code))))
                > 0;
    }

    int left(String user) {
        return database.reads(sql -> sql.list(
                        "select code_hash from core.recovery_codes where user_id = ? and used_at is null",
                        row -> row.getString(1),
                        user))
                .size();
    }

    void forget(String user) {
        transactions.run(() -> database.sql().update("delete from core.recovery_codes where user_id = ?", user));
    }

    private String mark(String user, String plain) {
        return vault.mark(user + "\n" + plain);
    }

    private static String plain(String code) {
        return code.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
    }

    private static String make() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < SIGNS; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(Vault.below(ALPHABET.length())));
        }
        return code.toString();
    }
}
