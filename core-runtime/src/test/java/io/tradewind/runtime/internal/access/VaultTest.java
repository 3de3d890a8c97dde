package io.tradewind.runtime.internal.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final byte[] SECRET = "a secret of twenty bytes".getBytes(UTF_8);

    @Test
    void makes_its_key_once_and_closes_it_to_everybody_else(@TempDir Path data) throws Exception {
        Path file = data.resolve("etc").resolve("secret.key");

        byte[] made = Vault.key(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        byte[] read = Vault.key(file);

        assertThat(read).hasSize(32).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void refuses_a_damaged_key(@TempDir Path data) throws Exception {
        Path file = data.resolve("secret.key");
        Files.writeString(file, "no key at all!");

        assertThatIllegalStateException().isThrownBy(() -> Vault.key(file)).withMessageContaining("backup");
        assertThat(file).hasContent("no key at all!");
    }

    @Test
    void opens_what_it_sealed_for_the_same_user_and_for_nobody_else() {
        Vault vault = new Vault(new byte[32]);
        String sealed = vault.seal(SECRET, "li");

        assertThat(vault.open(sealed, "li")).isEqualTo(SECRET);
        assertThat(sealed).isNotEqualTo(vault.seal(SECRET, "li"));
        assertThatIllegalStateException().isThrownBy(() -> vault.open(sealed, "wang"));
        byte[] other = new byte[32];
        other[0] = 1;
        assertThatIllegalStateException()
                .isThrownBy(() -> new Vault(other).open(sealed, "li"))
                .withMessageContaining("secret.key");
    }
}
