package io.tradewind.runtime.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "10.1.0.0/16, 10.1.255.255, true",
        "10.1.0.0/16, 10.2.0.0, false",
        "10.1.2.0/23, 10.1.3.9, true",
        "10.1.2.0/23, 10.1.4.0, false",
        "192.168.5.130/25, 192.168.5.129, true",
        "192.168.5.130/25, 192.168.5.127, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "fe80::/10, fe80::1%eth0, true",
        "10.1.0.0/16, ::ffff:10.1.2.3, true",
        "10.1.0.0/16, unknown, false",
        "10.1.0.0/16, '', false"
    })
    void holds_the_addresses_that_begin_with_its_bits(String network, String address, boolean held) {
        assertThat(Network.parse(network).orElseThrow().holds(address)).isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "office",
                "example.com",
                "10.1.2",
                "10.1.2.256",
                "10.1.2.3/33",
                "10.1.2.3/",
                "10.1.2.3/-1",
                "/8",
                "10.1.2.3/8/8",
                "::/129",
                "1.2.3.4:80",
                "10.1.2.3/0x8",
                "localhost/8"
            })
    void is_nothing_else(String text) {
        assertThat(Network.parse(text)).isEmpty();
    }

    @Test
    void proxies_are_believed_only_if_they_are_trusted() {
        TrustedProxies origins = new TrustedProxies(Set.of("127.0.0.1", "10.0.0.9"));

        assertThat(origins.of("127.0.0.1", "203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(origins.of("127.0.0.1", "1.1.1.1, 203.0.113.7, 10.0.0.9"))
                .as("what the client wrote itself stands left of what the proxy saw")
                .isEqualTo("203.0.113.7");
        assertThat(origins.of("203.0.113.7", "10.1.2.3")).isEqualTo("203.0.113.7");
        assertThat(origins.of("127.0.0.1", null)).isEqualTo("127.0.0.1");
        assertThat(origins.of("127.0.0.1", " , ")).isEqualTo("127.0.0.1");
    }
}
