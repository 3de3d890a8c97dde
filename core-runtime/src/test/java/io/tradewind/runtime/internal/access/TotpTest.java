package io.tradewind.runtime.internal.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] KEY = "12345678901234567890".getBytes(US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59,94287082",
        "1111111109,07081804",
        "1111111111,14050471",
        "1234567890,89005924",
        "2000000000,69279037",
        "20000000000,65353130"
    })
    void makes_the_codes_of_RFC_6238(long second, String eightDigits) {
        long step = Totp.step(Instant.ofEpochSecond(second));

        assertThat("%08d".formatted(Totp.truncated(KEY, step) % 100_000_000)).isEqualTo(eightDigits);
        assertThat(Totp.code(KEY, step)).isEqualTo(eightDigits.substring(2));
    }

    @ParameterizedTest
    @CsvSource({"0,755224", "1,287082", "2,359152", "3,969429", "4,338314", "5,254676", "9,520489"})
    void makes_the_codes_of_RFC_4226(long counter, String code) {
        assertThat(Totp.code(KEY, counter)).isEqualTo(code);
    }

    @Test
    void takes_the_code_before_and_the_one_after_and_none_further_off() {
        Instant now = Instant.ofEpochSecond(1_000_000_005);
        long step = Totp.step(now);

        assertThat(Totp.match(KEY, Totp.code(KEY, step - 1), now, -1)).hasValue(step - 1);
        assertThat(Totp.match(KEY, Totp.code(KEY, step), now, -1)).hasValue(step);
        assertThat(Totp.match(KEY, Totp.code(KEY, step + 1), now, -1)).hasValue(step + 1);
        assertThat(Totp.match(KEY, Totp.code(KEY, step - 2), now, -1)).isEmpty();
        assertThat(Totp.match(KEY, Totp.code(KEY, step + 2), now, -1)).isEmpty();
    }

    @Test
    void takes_none_that_was_used() {
        Instant now = Instant.ofEpochSecond(1_000_000_005);
        long step = Totp.step(now);

        assertThat(Totp.match(KEY, Totp.code(KEY, step), now, step)).isEmpty();
        assertThat(Totp.match(KEY, Totp.code(KEY, step + 1), now, step)).hasValue(step + 1);
    }

    @ParameterizedTest
    @CsvSource({"f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
    void writes_secrets_as_RFC_4648_says(String bytes, String text) {
        assertThat(Base32.encode(bytes.getBytes(US_ASCII))).isEqualTo(text);
    }
}
