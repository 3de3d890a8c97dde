package io.tradewind.mail;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;

/**
 * An address that mail can be sent to, and nothing else: one address, without line breaks, quotes or comments. The domain is kept as
 * name servers know it: an international one in Punycode.
 *
 * @param address for example {@code wang.fang@example.com}
 * @param name who is there; empty: nobody says
 */
public record MailAddress(String address, String name) {
    public static final int LONGEST = 254;
    public static final int LONGEST_NAME = 100;

    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /** @throws InvalidRecord {@code address}: {@code mail.address} */
    public MailAddress {
        address = parsed(address).orElseThrow(() -> refused("address"));
        name = MailMessage.oneLine(name, LONGEST_NAME);
    }

    /** The address if it is one. */
    public static Optional<MailAddress> find(String address) {
        return parsed(address).map(known -> new MailAddress(known, ""));
    }

    private static InvalidRecord refused(String field) {
        return new InvalidRecord(List.of(FieldProblem.of(field, "mail.address")));
    }

    private static Optional<String> parsed(String given) {
        String text = given.strip();
        int at = text.lastIndexOf('@');
        if (at < 1 || at > 64 || text.length() > LONGEST) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        return domain(text.substring(at + 1))
                .filter(domain -> LOCAL.matcher(local).matches())
                .map(domain -> local + "@" + domain);
    }

    private static Optional<String> domain(String given) {
        try {
            String domain = IDN.toASCII(given).toLowerCase(Locale.ROOT);
            return Optional.of(domain)
                    .filter(name -> name.length() <= 189 && DOMAIN.matcher(name).matches());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
