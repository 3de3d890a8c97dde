package io.tradewind.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Page;

import io.tradewind.tests.browser.Chromium.Look;
import io.tradewind.tests.harness.PretendProvider;

/** A person sets up two-step log-in and comes back with a code of the app, without the phone, and through an identity provider. */
@ExtendWith(DemoCompany.Shared.class)
class TwoStepLogInIT {
    private final DemoCompany company;

    TwoStepLogInIT(DemoCompany company) {
        this.company = company;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZH_CN", "EN"})
    void is_set_up_and_lets_in_with_a_code_and_with_a_recovery_code(String language) throws Exception {
        boolean chinese = language.equals("ZH_CN");
        String login = "two.step." + Long.toString(System.nanoTime(), 36);
        company.person(login, "Two Step", language, "Viewer");
        Page page = company.browser().reader(chinese ? Look.CHINESE_DESK : Look.ENGLISH_DESK, company.url());
        List<String> refused = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                refused.add(message.text());
            }
        });

        logIn(page, login);
        page.locator(".tw-account-part vaadin-button").first().click();
        page.locator("vaadin-dialog input[type=password]").fill(DemoCompany.PASSWORD);
        page.keyboard().press("Enter");
        String secret = page.locator(".tw-secret").innerText();
        show(page, code(secret, -1));
        page.waitForSelector(".tw-recovery");
        List<String> codes = page.locator(".tw-recovery span").allInnerTexts();
        assertThat(codes).hasSize(10);

        page.context().clearCookies();
        logIn(page, login);
        String used = code(secret, 0);
        show(page, used);
        page.waitForSelector(".tw-account-part");

        page.context().clearCookies();
        logIn(page, login);
        show(page, used);
        assertThat(page.locator(".tw-code [slot=error-message]")).containsText(chinese ? "已使用" : "used already");
        show(page, codes.getFirst());
        assertThat(page.locator(".tw-account-part").first()).containsText(chinese ? "剩余 9 个" : "9 left");

        comeThroughProvider(page, login, codes.get(1), chinese);
        assertThat(refused).isEmpty();
    }

    private void comeThroughProvider(Page page, String login, String code, boolean chinese) {
        try (PretendProvider provider = PretendProvider.start(Clock.systemUTC())) {
            String id = enable(provider);
            provider.is(login + "-too", "nobody@tradewind.example");
            page.context().clearCookies();
            page.navigate("/account");
            assertThat(page.locator(".tw-login-provider")).containsText(chinese ? "用 公司 登录" : "Log in with Company");
            page.locator(".tw-login-provider").click();
            assertThat(page.locator(".tw-login-problem")).containsText("nobody@tradewind.example");

            provider.is(login, login + "@tradewind.example");
            page.locator(".tw-login-provider").click();
            page.waitForSelector(".tw-code");
            show(page, code);
            assertThat(page.locator(".tw-account-part").first()).containsText(chinese ? "剩余 8 个" : "8 left");
            company.admin().send("DELETE", "/identity-providers/" + id, null, Map.of());
        }
    }

    private String enable(PretendProvider provider) {
        company.admin()
                .send("PUT", "/public-address", Map.of("address", company.url()), Map.of())
                .expect(200);
        return company.admin()
                .post(
                        "/identity-providers",
                        Map.of(
                                "nameZh",
                                "公司",
                                "nameEn",
                                "Company",
                                "issuer",
                                provider.issuer(),
                                "clientId",
                                PretendProvider.CLIENT,
                                "secret",
                                PretendProvider.SECRET,
                                "enabled",
                                true))
                .expect(201)
                .id();
    }

    private static void logIn(Page page, String login) {
        page.navigate("/account");
        page.waitForSelector(".tw-login-form");
        Chromium.typeLogIn(page, login, DemoCompany.PASSWORD);
        page.waitForSelector(".tw-account-part, .tw-code");
    }

    private static void show(Page page, String code) {
        page.locator("input[name=otp]").fill(code);
        page.keyboard().press("Enter");
    }

    /** What an app shows that many steps from now. */
    private static String code(String base32, int steps) throws Exception {
        StringBuilder bits = new StringBuilder();
        for (char sign : base32.replace(" ", "").toCharArray()) {
            int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign);
            bits.append(Integer.toBinaryString(32 + value).substring(1));
        }
        byte[] key = new byte[bits.length() / 8];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key, "HmacSHA1"));
        long step = System.currentTimeMillis() / 30_000 + steps;
        byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
        int number = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & Integer.MAX_VALUE;
        return "%06d".formatted(number % 1_000_000);
    }
}
