package io.tradewind.runtime.internal.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * An Argon2id hash in PHC form, {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. The parameters stand in the hash, so they can be
 * raised later: {@link #current} tells whether a password should be hashed anew at its owner's next log-in.
 */
record PasswordHash(int memoryKib, int passes, int lanes, byte[] salt, byte[] hash) {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final SecureRandom RANDOM = new SecureRandom();

    static PasswordHash of(String password) {
        byte[] salt = freshSalt();
        return new PasswordHash(
                MEMORY_KIB, PASSES, LANES, salt, argon2(password, MEMORY_KIB, PASSES, LANES, salt, HASH_BYTES));
    }

    /** Takes as long to compare with as any other; nothing matches it. */
    static PasswordHash ofNobody() {
        return new PasswordHash(MEMORY_KIB, PASSES, LANES, freshSalt(), new byte[HASH_BYTES]);
    }

    private static byte[] freshSalt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }

    static Optional<PasswordHash> parse(String phc) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(new PasswordHash(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                Base64.getDecoder().decode(parts.group(4)),
                Base64.getDecoder().decode(parts.group(5))));
    }

    /** Compares in constant time; takes as long as hashing. */
    boolean matches(String password) {
        return MessageDigest.isEqual(hash, argon2(password, memoryKib, passes, lanes, salt, hash.length));
    }

    /** Whether it was made with today's parameters. */
    boolean current() {
        return memoryKib == MEMORY_KIB && passes == PASSES && lanes == LANES && hash.length == HASH_BYTES;
    }

    String phc() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=" + lanes + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }

    /** Never in logs. */
    @Override
    public String toString() {
        return "$argon2id$…";
    }

    private static byte[] argon2(String password, int memoryKib, int passes, int lanes, byte[] salt, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        // The same word typed on another keyboard may be composed of other code points.
        String composed = Normalizer.normalize(password, Normalizer.Form.NFC);
        generator.generateBytes(composed.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
