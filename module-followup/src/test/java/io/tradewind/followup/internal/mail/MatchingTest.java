package io.tradewind.followup.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.tradewind.followup.internal.mail.Matching.Match;
import io.tradewind.mail.MailAddress;
import io.tradewind.mail.MailReceiver.Reason;
import io.tradewind.mail.ReceivedMail;
import io.tradewind.record.RecordRef;

/** What a received message belongs to. */
class MatchingTest {
    private static final RecordRef DEAL = new RecordRef("opportunities", "deal");
    private static final RecordRef WANG = new RecordRef("contacts", "wang");

    private final Matching matching = new Matching(new Matching.Known() {
        @Override
        public boolean sentByUs(String messageId) {
            return Set.of("ours", "offer").contains(messageId);
        }

        @Override
        public Optional<RecordRef> recordOf(String messageId) {
            return Optional.ofNullable(Map.of("offer", DEAL).get(messageId));
        }

        @Override
        public Optional<String> user(String address) {
            return Optional.ofNullable(
                    Map.of("anna@us.com", "anna", "ben@us.com", "ben").get(address));
        }

        @Override
        public Optional<RecordRef> record(String address) {
            return Optional.ofNullable(
                    Map.of("wang@acme.com", WANG, "ben@us.com", DEAL).get(address));
        }
    });

    private static ReceivedMail mail(String id, List<String> references, String from, String... to) {
        return new ReceivedMail(
                id,
                references,
                from.isEmpty() ? null : new MailAddress(from, ""),
                List.of(to).stream().map(one -> new MailAddress(one, "")).toList(),
                List.of(),
                "Subject",
                "Text",
                Instant.EPOCH,
                List.of(),
                List.of());
    }

    @Test
    void an_answer_goes_with_what_it_answers_whoever_sends_it() {
        assertThat(matching.of(mail("1", List.of("unknown", "offer"), "secretary@elsewhere.com", "crm@us.com")))
                .isEqualTo(new Match(Reason.ANSWER, DEAL, null));
        assertThat(matching.of(mail("1", List.of("offer"), "anna@us.com", "wang@acme.com")))
                .isEqualTo(new Match(Reason.ANSWER, DEAL, "anna"));
    }

    @Test
    void else_the_sender_decides() {
        assertThat(matching.of(mail("1", List.of(), "wang@acme.com", "crm@us.com")))
                .isEqualTo(new Match(Reason.SENDER, WANG, null));
    }

    @Test
    void what_one_of_us_sent_goes_with_its_receiver_and_never_with_a_colleague() {
        assertThat(matching.of(mail("1", List.of(), "anna@us.com", "ben@us.com", "who@x.com", "wang@acme.com")))
                .isEqualTo(new Match(Reason.COPY, WANG, "anna"));
        assertThat(matching.of(mail("1", List.of(), "anna@us.com", "ben@us.com")))
                .isEqualTo(new Match(Reason.STRANGERS, null, "anna"));
    }

    @Test
    void a_stranger_cannot_put_anything_into_a_record_by_writing_to_it() {
        assertThat(matching.of(mail("1", List.of(), "eve@evil.com", "wang@acme.com", "crm@us.com")))
                .isEqualTo(new Match(Reason.STRANGERS, null, null));
    }

    @Test
    void what_we_sent_is_there_already_and_what_nobody_sent_is_nobodys() {
        assertThat(matching.of(mail("ours", List.of("offer"), "anna@us.com", "wang@acme.com"))
                        .reason())
                .isEqualTo(Reason.OUR_OWN);
        assertThat(matching.of(mail("1", List.of("offer"), "", "crm@us.com")).reason())
                .isEqualTo(Reason.NO_SENDER);
    }
}
