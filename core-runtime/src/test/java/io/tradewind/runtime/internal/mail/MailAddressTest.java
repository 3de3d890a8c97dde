package io.tradewind.runtime.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.tradewind.mail.MailAddress;

class MailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "@example.com",
                "anna@",
                "anna@localhost",
                "anna@example.com,bert@example.com",
                "anna@example.com\r\nBcc: eve@example.com",
                "anna@example.com> <eve@example.com",
                "\"anna\"@example.com",
                "anna bert@example.com",
                ".anna@example.com",
                "anna..b@example.com",
                "anna@-example.com",
                "anna@exa_mple.com",
                "王@example.com"
            })
    void refuses_what_is_not_one_address(String text) {
        assertThat(MailAddress.find(text)).isEmpty();
    }

    @Test
    void knows_an_international_domain_as_name_servers_do() {
        assertThat(MailAddress.find(" Wang.Fang+crm@例子.中国 "))
                .map(MailAddress::address)
                .contains("Wang.Fang+crm@xn--fsqu00a.xn--fiqs8s");
    }
}
