package io.tradewind.runtime.internal.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses that begin with the same bits. */
record Network(byte[] start, int bits) {
    /** Only what is an address by its letters: names are never looked up. */
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** Reads {@code 10.1.2.3}, {@code 10.1.0.0/16} or {@code 2001:db8::/32}; empty if it is neither. */
    static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        Optional<byte[]> start = address(slash < 0 ? text : text.substring(0, slash));
        if (start.isEmpty()) {
            return Optional.empty();
        }
        int all = start.get().length * Byte.SIZE;
        int bits = slash < 0 ? all : number(text.substring(slash + 1));
        return 0 <= bits && bits <= all ? Optional.of(new Network(start.get(), bits)) : Optional.empty();
    }

    private static int number(String digits) {
        return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
    }

    private static Optional<byte[]> address(String text) {
        String plain = text.contains("%") ? text.substring(0, text.indexOf('%')) : text;
        if (!ADDRESS.matcher(plain).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(plain).getAddress());
        } catch (UnknownHostException none) {
            return Optional.empty();
        }
    }

    boolean holds(String address) {
        return address(address).filter(this::holds).isPresent();
    }

    private boolean holds(byte[] address) {
        if (address.length != start.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        int rest = bits % Byte.SIZE;
        int mask = rest == 0 ? 0 : 0xff << (Byte.SIZE - rest) & 0xff;
        return Arrays.equals(address, 0, whole, start, 0, whole)
                && (rest == 0 || ((address[whole] ^ start[whole]) & mask) == 0);
    }
}
