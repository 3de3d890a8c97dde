package io.tradewind.runtime.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.access.IdentityProviders.LoginClaim;
import io.tradewind.access.IdentityProviders.Provider;
import io.tradewind.access.NetworkRules.Rule;
import io.tradewind.access.ProviderLogIn.Answer;
import io.tradewind.access.ProviderLogIn.Arrival;
import io.tradewind.access.ProviderLogIn.Finished;
import io.tradewind.access.ProviderLogIn.Leaving;
import io.tradewind.access.SecondFactor.Setup;
import io.tradewind.runtime.internal.oidc.OpenIdProviders;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.tests.harness.PretendProvider;
import io.tradewind.tests.harness.PretendProvider.Signing;

/** People come from an identity provider: who is linked, made or refused, and what binds an answer to a browser. */
class ProviderLogInTest {
    private static final String OFFICE = "10.0.0.1";
    private static final String HOME = "http://127.0.0.1:8080";
    private static final HttpClient BROWSER =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private House house;
    private Actor li;
    private PretendProvider company;
    private OpenIdProviders outside;
    private ProviderDoor door;
    private String id;

    @BeforeEach
    void li_has_an_account_here_and_at_the_company(TestDatabase database) {
        house = House.withRoles(database);
        li = House.actor(house.addUser("li", null, Directory.SALES_REPRESENTATIVE));
        company = PretendProvider.start(house.clock).is("4711", "Li@example.com");
        outside = new OpenIdProviders(house.clock, Duration.ofSeconds(5));
        door = house.door(outside);
        house.providers.keepPublicAddress(HOME);
        id = house.providers.add(provider(false, List.of(), false), PretendProvider.SECRET);
    }

    @AfterEach
    void close() {
        outside.close();
        company.close();
    }

    @DatabaseTest
    void lets_in_and_links_whom_the_provider_vouches_for() {
        assertThat(door.choices()).singleElement().satisfies(choice -> {
            assertThat(choice.nameEn()).isEqualTo("Company");
            assertThat(choice.nameZh()).isEqualTo("Company");
        });

        String token = logIn();
        company.is("4711", "other@example.com");

        assertThat(house.whoIs(token)).map(Actor::id).contains(li.id());
        assertThat(logIn()).as("by subject, whatever the address is now").isNotEmpty();
        assertThat(texts("select outcome || ' ' || provider || ' ' || login from core.login_log order by id"))
                .containsExactly("OPENED Company li", "OPENED Company li");
        assertThat(texts("select subject from core.identity_links where user_id = ?", li.id()))
                .containsExactly("4711");
    }

    @DatabaseTest
    void a_session_ends_with_the_user_as_any_other() {
        String token = logIn();

        house.transactions.run(() -> {
            house.transactions.sql().update("update core.users set locked = true where id = ?", li.id());
            house.sessions.endAllOf(li.id(), null);
        });

        assertThat(house.whoIs(token)).isEmpty();
        assertRefused(Kind.FORBIDDEN, "access.provider-locked", this::logIn);
    }

    @DatabaseTest
    void nobody_who_is_locked_is_linked() {
        house.transactions.run(
                () -> house.transactions.sql().update("update core.users set locked = true where id = ?", li.id()));

        assertRefused(Kind.FORBIDDEN, "access.provider-locked", this::logIn);
        assertThat(texts("select user_id from core.identity_links")).isEmpty();
    }

    @DatabaseTest
    void the_way_to_the_provider_shows_no_secret() {
        Leaving leaving = door.leave(id);

        String state = PretendProvider.form(URI.create(leaving.address()).getRawQuery())
                .get("state");
        assertThat(leaving.address()).doesNotContain("secret");
        assertThat(leaving.secure()).isFalse();
        assertThat(leaving.ticket()).matches("[A-Za-z0-9_-]+").doesNotContain(state);
        assertThat(texts("select sealed_secret from core.identity_providers"))
                .noneMatch(kept -> kept.contains(PretendProvider.SECRET));
    }

    @DatabaseTest
    void an_answer_is_worth_something_in_the_browser_that_asked_and_once() {
        Leaving mine = door.leave(id);
        Leaving others = door.leave(id);
        Answer answer = answer(mine);

        assertRefused("access.provider-state", () -> door.arrive(answer, others.ticket(), OFFICE));
        assertRefused("access.provider-state", () -> door.arrive(answer, "", OFFICE));
        assertRefused("access.provider-state", () -> door.arrive(answer, mine.ticket() + "A", OFFICE));
        assertRefused("access.provider-state", () -> door.arrive(answer, "x".repeat(300), OFFICE));
        assertThat(door.arrive(answer, mine.ticket(), OFFICE)).isInstanceOf(Arrival.Inside.class);
        assertRefused("access.provider-state", () -> door.arrive(answer, mine.ticket(), OFFICE));
    }

    @DatabaseTest
    void an_answer_is_worth_nothing_after_ten_minutes() {
        Leaving leaving = door.leave(id);
        Answer answer = answer(leaving);

        house.clock.pass(Duration.ofMinutes(10));

        assertRefused("access.provider-state", () -> door.arrive(answer, leaving.ticket(), OFFICE));
    }

    @DatabaseTest
    void a_code_is_worth_nothing_in_another_log_in() {
        Answer stolen = answer(door.leave(id));
        Leaving mine = door.leave(id);
        Answer answer = answer(mine);

        assertRefused(
                "access.provider-code",
                () -> door.arrive(
                        new Answer(answer.state(), stolen.code(), answer.issuer(), ""), mine.ticket(), OFFICE));
        assertThat(company.lastForm()).doesNotContain("client_secret");
    }

    @DatabaseTest
    void refuses_answers_of_another_provider_and_none_at_all() {
        assertRefused("access.provider-issuer", () -> arrive("https://wicked.example"));
        assertRefused("access.provider-issuer", () -> arrive(""));
        Leaving leaving = door.leave(id);
        Answer answer = answer(leaving);
        assertRefused(
                Kind.FORBIDDEN,
                "access.provider-said-no",
                () -> door.arrive(new Answer(answer.state(), "", "", "access_denied"), leaving.ticket(), OFFICE));
    }

    @DatabaseTest
    void links_by_an_address_alone_that_the_provider_vouches_for() {
        company.says("email_verified", false);
        assertRefused(Kind.FORBIDDEN, "access.provider-email", this::logIn);
        company.says("email_verified", null);
        assertRefused(Kind.FORBIDDEN, "access.provider-email", this::logIn);
        company.is("4711", "nobody@example.com");
        assertRefused(Kind.FORBIDDEN, "access.provider-unknown", this::logIn);
        company.is("4711", "l\u0130@example.com");
        assertRefused(Kind.FORBIDDEN, "access.provider-email", this::logIn);
        assertThat(texts("select user_id from core.identity_links")).isEmpty();
    }

    @DatabaseTest
    void nobody_takes_over_who_is_linked_to_somebody_else() {
        logIn();
        company.is("4712", "li@example.com");

        assertRefused(Kind.FORBIDDEN, "access.provider-linked", this::logIn);
    }

    @DatabaseTest
    void does_not_guess_between_two_with_one_address() {
        house.addUser("li.too", null);
        house.transactions.run(() -> house.transactions
                .sql()
                .update("update core.users set email = 'LI@example.com' where login = 'li.too'"));

        assertRefused(Kind.FORBIDDEN, "access.provider-ambiguous", this::logIn);
    }

    @DatabaseTest
    void refuses_addresses_of_other_domains_each_time() {
        logIn();
        change(provider(false, List.of("example.org"), false));

        assertRefused(Kind.FORBIDDEN, "access.provider-domain", this::logIn);
        company.is("4711", "li@example.org");
        assertThat(logIn()).isNotEmpty();
        company.says("email_verified", false);
        assertRefused(Kind.FORBIDDEN, "access.provider-email", this::logIn);
    }

    @DatabaseTest
    void makes_unknown_people_with_role_and_without_password() {
        change(provider(true, List.of(), false));
        company.is("4712", "wang.wu@example.com")
                .says("preferred_username", "Wang.Wu")
                .says("name", "王五")
                .says("locale", "zh-CN");

        String token = logIn();

        Actor wang = house.whoIs(token).orElseThrow();
        assertThat(wang.login()).isEqualTo("wang.wu");
        assertThat(wang.name()).isEqualTo("王五");
        assertThat(texts(
                        "select r.code from core.roles r join core.user_roles ur on ur.role_id = r.id where ur.user_id = ?",
                        wang.id()))
                .containsExactly(Directory.VIEWER);
        assertRefused("access.wrong-log-in", () -> house.logIn.withPassword("wang.wu", "", OFFICE));
    }

    @DatabaseTest
    void makes_nobody_whose_login_is_taken_or_none() {
        change(provider(true, List.of(), false));

        company.is("4713", "new@example.com").says("preferred_username", "li");
        assertRefused(Kind.FORBIDDEN, "access.provider-login", this::logIn);
        company.says("preferred_username", "a b");
        assertRefused(Kind.FORBIDDEN, "access.provider-login", this::logIn);
        company.says("preferred_username", null);
        assertRefused(Kind.FORBIDDEN, "access.provider-login", this::logIn);
        assertThat(texts("select login from core.users")).containsExactly("li");
    }

    @DatabaseTest
    void asks_for_our_second_factor_unless_the_provider_has_one() {
        Setup setup = house.identity.as(li, () -> house.secondFactor.begin(House.PASSWORD));
        house.identity.as(li, () -> house.secondFactor.confirm(code(setup)));
        house.clock.pass(Duration.ofSeconds(60));

        Arrival.CodeAsked asked = (Arrival.CodeAsked) arrive(company.issuer());

        assertThat(asked.toSetUp()).isFalse();
        assertRefused("access.wrong-otp", () -> door.finish(asked.pass(), "000000", OFFICE));
        Finished finished = door.finish(asked.pass(), code(setup), OFFICE);
        assertThat(finished.recoveryCodes()).isEmpty();
        assertThat(house.whoIs(finished.session().token())).isPresent();
        assertRefused("access.wrong-otp", () -> door.finish(asked.pass(), code(setup), OFFICE));
        assertRefused("access.provider-state", () -> door.finish(door.leave(id).ticket(), code(setup), OFFICE));
        house.clock.pass(Duration.ofMinutes(10));
        assertRefused("access.provider-state", () -> door.finish(asked.pass(), code(setup), OFFICE));

        change(provider(false, List.of(), true));
        assertThat(logIn()).isNotEmpty();
    }

    @DatabaseTest
    void leads_who_must_have_a_second_factor_through_setting_it_up() {
        house.transactions.run(() -> house.transactions
                .sql()
                .update("update core.roles set second_factor = true where code = ?", Directory.SALES_REPRESENTATIVE));

        Arrival.CodeAsked asked = (Arrival.CodeAsked) arrive(company.issuer());
        Setup setup = door.setUpSecondFactor(asked.pass(), OFFICE);
        Finished finished = door.finish(asked.pass(), code(setup), OFFICE);

        assertThat(asked.toSetUp()).isTrue();
        assertThat(finished.recoveryCodes()).hasSize(10);
    }

    @DatabaseTest
    void rules_about_networks_hold() {
        house.networks.keep(List.of(new Rule("10.1.0.0/16", "", "")));

        assertRefused(Kind.FORBIDDEN, "access.network-shut", this::logIn);
        assertThat(texts("select outcome || ' ' || provider from core.login_log"))
                .containsExactly("NETWORK_SHUT Company");
    }

    @DatabaseTest
    void a_provider_that_is_switched_off_lets_nobody_in() {
        Leaving leaving = door.leave(id);
        Answer answer = answer(leaving);
        Provider on = house.providers.find(id).orElseThrow();
        house.providers.remove(id);

        assertRefused(Kind.NOT_FOUND, "access.provider-gone", () -> door.arrive(answer, leaving.ticket(), OFFICE));
        assertRefused(Kind.NOT_FOUND, "access.provider-gone", () -> door.leave(on.id()));
        assertThat(door.choices()).isEmpty();
    }

    @DatabaseTest
    void says_that_it_cannot_reach_the_provider_and_that_the_secret_is_wrong() {
        house.providers.change(provider(false, List.of(), false), "not-the-secret");
        assertRefused(Kind.UNAVAILABLE, "access.provider-client", this::logIn);
        house.clock.pass(Duration.ofHours(2));
        company.close();
        assertRefused(Kind.UNAVAILABLE, "access.provider-unreachable", () -> door.leave(id));
    }

    @DatabaseTest
    void who_comes_through_a_provider_only_has_no_use_of_a_password() {
        house.transactions.run(() ->
                house.transactions.sql().update("update core.users set provider_only = true where id = ?", li.id()));

        assertRefused("access.wrong-log-in", () -> house.logIn.withPassword("li", House.PASSWORD, OFFICE));
        assertThat(logIn()).isNotEmpty();
    }

    @DatabaseTest
    void forged_answers_are_throttled_by_where_they_come_from() {
        company.signs(Signing.NONE);
        for (int i = 0; i < Throttle.TRIES; i++) {
            assertRefused("access.provider-algorithm", this::logIn);
        }

        assertRefused(Kind.TOO_MANY, "access.throttled", this::logIn);
    }

    private Provider provider(boolean creates, List<String> domains, boolean secondFactor) {
        return new Provider(
                Objects.requireNonNullElse(id, ""),
                "Company",
                "",
                company.issuer(),
                PretendProvider.CLIENT,
                false,
                Provider.SCOPES,
                LoginClaim.PREFERRED_USERNAME,
                creates,
                Directory.VIEWER,
                "",
                domains,
                secondFactor,
                true);
    }

    private void change(Provider provider) {
        house.providers.change(provider, null);
    }

    private String logIn() {
        return ((Arrival.Inside) arrive(company.issuer())).session().token();
    }

    private Arrival arrive(String issuer) {
        Leaving leaving = door.leave(id);
        Answer answer = answer(leaving);
        return door.arrive(new Answer(answer.state(), answer.code(), issuer, ""), leaving.ticket(), OFFICE);
    }

    /** What the browser brings back. */
    private static Answer answer(Leaving leaving) {
        try {
            HttpResponse<Void> sent = BROWSER.send(
                    HttpRequest.newBuilder(URI.create(leaving.address())).build(),
                    HttpResponse.BodyHandlers.discarding());
            URI back = URI.create(sent.headers().firstValue("Location").orElseThrow());
            Map<String, String> query = PretendProvider.form(back.getRawQuery());
            return new Answer(query.get("state"), query.get("code"), query.get("iss"), "");
        } catch (IOException | InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private String code(Setup setup) {
        return Totp.code(SecondFactorTest.decoded(setup.secret()), Totp.step(house.clock.instant()));
    }

    private List<String> texts(String sql, Object... arguments) {
        return house.transactions.reads(read -> read.list(sql, row -> row.getString(1), arguments));
    }

    private static void assertRefused(String code, ThrowingCallable attempt) {
        assertRefused(Kind.UNAUTHENTICATED, code, attempt);
    }

    private static void assertRefused(Kind kind, String code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOfSatisfying(TradewindException.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.kind()).isEqualTo(kind);
        });
    }
}
