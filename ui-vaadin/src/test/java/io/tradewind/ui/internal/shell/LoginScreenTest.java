package io.tradewind.ui.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginScreenTest {
    @ParameterizedTest
    @ValueSource(strings = {"customers", "customers/0198?tab=history", "", "admin/users"})
    void leads_on_to_addresses_of_this_installation(String address) {
        assertThat(LoginScreen.isOurs(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "javascript:alert(1)",
                "login?to=login",
                "a\\b",
                "a\r\nSet-Cookie: b"
            })
    void never_leads_elsewhere(String address) {
        assertThat(LoginScreen.isOurs(address)).isFalse();
    }
}
