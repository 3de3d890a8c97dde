package io.tradewind.runtime.internal.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.jspecify.annotations.Nullable;

import io.tradewind.mail.MailAddress;

/** The addresses in a message's head, as far as they are some. */
record HeadAddresses(MimeMessage message) {
    private static final int MOST = 200;
    private static final Pattern LIKE_ONE = Pattern.compile("[\\w.+%&'*/=?^`{|}~!#$-]{1,64}@[\\w.-]{1,189}");

    /** Who wrote it; null: nobody says. */
    @Nullable
    MailAddress from() {
        return all("From").stream()
                .findFirst()
                .or(() -> all("Sender").stream().findFirst())
                .orElse(null);
    }

    List<MailAddress> all(String head) {
        Map<String, MailAddress> found = new LinkedHashMap<>();
        for (String line : lines(head)) {
            for (MailAddress one : parsed(line)) {
                if (found.size() < MOST) {
                    found.putIfAbsent(one.address().toLowerCase(Locale.ROOT), one);
                }
            }
        }
        return List.copyOf(found.values());
    }

    private List<String> lines(String head) {
        try {
            String[] lines = message.getHeader(head);
            return lines == null ? List.of() : List.of(lines);
        } catch (MessagingException unreadable) {
            return List.of();
        }
    }

    private static List<MailAddress> parsed(String line) {
        List<MailAddress> found = new ArrayList<>();
        try {
            for (InternetAddress one : InternetAddress.parseHeader(line, false)) {
                String address = one.getAddress();
                if (address != null) {
                    MailAddress.find(address)
                            .map(known -> new MailAddress(known.address(), Decoding.head(one.getPersonal())))
                            .ifPresent(found::add);
                }
            }
        } catch (AddressException broken) {
            found.clear();
        }
        if (found.isEmpty()) {
            Matcher like = LIKE_ONE.matcher(line);
            while (like.find() && found.size() < MOST) {
                MailAddress.find(like.group()).ifPresent(found::add);
            }
        }
        return found;
    }
}
