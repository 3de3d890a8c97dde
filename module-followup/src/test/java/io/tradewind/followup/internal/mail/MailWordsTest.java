package io.tradewind.followup.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.tradewind.mail.MailAddress;
import io.tradewind.record.FieldProblem;

/** Addresses as people write them, places in templates, and what a follow-up says of an e-mail. */
class MailWordsTest {
    @Test
    void addresses_are_read_with_names_and_without_in_both_languages() {
        assertThat(Addresses.read("王芳 <wang@acme.com>；ben@acme.com, \"Li, X\" <li@acme.com>\nBEN@acme.com"))
                .contains(new MailAddress("wang@acme.com", "王芳"), new MailAddress("ben@acme.com", ""))
                .extracting(MailAddress::address)
                .containsExactly("wang@acme.com", "ben@acme.com", "li@acme.com");
        assertThat(Addresses.read(Addresses.write(new MailAddress("a@b.cn", "Evil, <x@y.z>"))))
                .extracting(MailAddress::address)
                .contains("a@b.cn")
                .doesNotContain("x@y.z");
        assertThat(Addresses.problems("to", "wang@acme.com, nobody"))
                .containsExactly(FieldProblem.of("to", "mails.address", "nobody"));
    }

    @Test
    void places_are_filled_once_and_what_is_unknown_stays_to_be_seen() {
        Map<String, String> known = Map.of("{customer.name}", "{contact.name} $1 \\ Ltd");

        String filled = Placeholder.fill(
                "Dear {contact.name} of {customer.name}, {x} {a b.c}",
                place -> Optional.ofNullable(known.get(place.toString())));

        assertThat(filled).isEqualTo("Dear {contact.name} of {contact.name} $1 \\ Ltd, {x} {a b.c}");
        assertThat(Placeholder.in("{contact.name}{x}{owner.email}"))
                .containsExactly(new Placeholder("contact", "name"), new Placeholder("owner", "email"));
    }

    @Test
    void a_follow_up_says_what_is_new_and_not_what_was_answered() {
        assertThat(Summary.of("Re: Offer", "We take it.\n\nOn Mon, 23 Nov 2026, Anna wrote:\n> Our offer\n> 100"))
                .isEqualTo("Re: Offer\nWe take it.");
        assertThat(Summary.of("回复：报价", "可以。\n\n---- 原始邮件 ----\n发件人：安娜\n报价如下")).isEqualTo("回复：报价\n可以。");
        assertThat(Summary.of("Fwd", "> all of it is quoted")).isEqualTo("Fwd\n> all of it is quoted");
        assertThat(Summary.of("Long", "x".repeat(9_000))).hasSize(2_000).endsWith("…");
    }
}
