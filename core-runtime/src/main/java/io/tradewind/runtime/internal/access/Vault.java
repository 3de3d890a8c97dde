package io.tradewind.runtime.internal.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Seals secrets that must be read again with a key that is not in the database but in the data folder: {@code etc/secret.key}, made at
 * the first start, readable by its owner alone, part of the backup.
 */
@Component(service = Vault.class)
public final class Vault {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final SecretKeySpec sealing;
    private final SecretKeySpec marking;

    @Activate
    public Vault(BundleContext context) {
        this(key(Path.of(
                Objects.requireNonNullElse(context.getProperty("tradewind.data"), "data"), "etc", "secret.key")));
    }

    /** @param key 32 bytes */
    public Vault(byte[] key) {
        sealing = new SecretKeySpec(derived(key, "seal"), "AES");
        marking = new SecretKeySpec(derived(key, "mark"), "HmacSHA256");
    }

    /** The key in the file, which is made if it is not there. */
    static byte[] key(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            Files.setPosixFilePermissions(file, OWNER_ONLY);
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length != KEY_BYTES) {
                throw new IllegalStateException(file + " does not hold a key of " + KEY_BYTES + " bytes");
            }
            return key;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read or make " + file, unreadable);
        } catch (IllegalArgumentException noKey) {
            throw new IllegalStateException(file + " is damaged; take it from a backup", noKey);
        }
    }

    /** Whole or not at all, and on the disk before anything is sealed with it. */
    private static void make(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            channel.write(
                    ByteBuffer.wrap((Base64.getEncoder().encodeToString(random(KEY_BYTES)) + "\n").getBytes(UTF_8)));
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static int below(int bound) {
        return RANDOM.nextInt(bound);
    }

    /** @param whose what the secret belongs to; a sealed secret cannot be moved to somebody else */
    public String seal(byte[] secret, String whose) {
        byte[] nonce = random(NONCE_BYTES);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, secret, 0, secret.length, whose);
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    /** @throws IllegalStateException if it was sealed with another key or for somebody else */
    public byte[] open(String sealed, String whose) {
        byte[] all = Base64.getDecoder().decode(sealed);
        byte[] nonce = java.util.Arrays.copyOf(all, NONCE_BYTES);
        return crypt(Cipher.DECRYPT_MODE, nonce, all, NONCE_BYTES, all.length - NONCE_BYTES, whose);
    }

    /** A hash that is worth nothing without the key. */
    String mark(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(marking);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] bytes, int from, int length, String whose) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(whose.getBytes(UTF_8));
            return cipher.doFinal(bytes, from, length);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(
                    "A sealed secret cannot be opened: etc/secret.key in the data folder is not the one it was sealed with",
                    failure);
        }
    }

    private static byte[] derived(byte[] key, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
