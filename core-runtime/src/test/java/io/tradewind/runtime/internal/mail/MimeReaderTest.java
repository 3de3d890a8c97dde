package io.tradewind.runtime.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

import org.junit.jupiter.api.Test;

import io.tradewind.mail.MailAddress;
import io.tradewind.mail.MailAttachment;
import io.tradewind.mail.ReceivedMail;

/** Whatever comes in is read as far as it can be. */
class MimeReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static ReceivedMail read(byte[] message) throws Exception {
        return MimeReader.read(new ImapConnection.Raw(message, message.length, false), NOW);
    }

    private static ReceivedMail read(String message) throws Exception {
        return read(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] joined(String head, byte[] body) {
        byte[] first = head.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[first.length + body.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(body, 0, all, first.length, body.length);
        return all;
    }

    @Test
    void the_head_says_who_wrote_to_whom_and_what_is_answered() throws Exception {
        ReceivedMail mail = read("""
                From: =?GB2312?B?%s?= <Wang@Example.com>
                To: "Sales, CRM" <crm@example.com>, anna@example.com
                Cc: not an address
                Subject: =?utf-8?Q?Re=3A_=E6=8A=A5=E4=BB=B7?=
                Message-ID: <42@example.com>
                In-Reply-To: <two@us>
                References: <one@us> <two@us>
                Date: Fri, 27 Nov 2026 10:00:00 +0800

                Yes.
                """.formatted(Base64.getEncoder().encodeToString("王芳".getBytes(GB18030))));

        assertThat(mail.from()).isEqualTo(new MailAddress("Wang@Example.com", "王芳"));
        assertThat(mail.to()).extracting(MailAddress::address).containsExactly("crm@example.com", "anna@example.com");
        assertThat(mail.cc()).isEmpty();
        assertThat(mail.subject()).isEqualTo("Re: 报价");
        assertThat(mail.messageId()).isEqualTo("42@example.com");
        assertThat(mail.references()).containsExactly("two@us", "one@us");
        assertThat(mail.at()).isEqualTo("2026-11-27T02:00:00Z");
        assertThat(mail.text()).isEqualTo("Yes.");
    }

    @Test
    void chinese_is_read_however_it_is_coded_and_whatever_it_is_called() throws Exception {
        String words = "您好，㐂先生：报价已收到。";
        String head = "From: a@example.com\nSubject: x\nContent-Type: text/plain; charset=%s\n\n";
        for (String name : new String[] {"GB18030", "gb2312", "\"GBK\"", "no-such-charset", "us-ascii"}) {
            assertThat(read(joined(head.formatted(name), words.getBytes(GB18030)))
                            .text())
                    .as(name)
                    .isEqualTo(words);
        }
        assertThat(read(joined("From: a@example.com\nSubject: x\n\n", words.getBytes(StandardCharsets.UTF_8)))
                        .text())
                .isEqualTo(words);
        assertThat(read("""
                        From: a@example.com
                        Content-Type: text/plain; charset=utf-8
                        Content-Transfer-Encoding: quoted-printable

                        =E6=82=A8=E5=A5=BD =
                        there
                        """).text()).isEqualTo("您好 there");
    }

    @Test
    void html_becomes_text_that_neither_runs_nor_loads() throws Exception {
        ReceivedMail mail = read("""
                From: a@example.com
                Content-Type: text/html; charset=utf-8

                <html><head><title>No</title><style>p {}</style></head><body><p title="a > b">Dear&nbsp;Anna,</p>
                <script>alert(1)</script><p>1 &lt; 2 &#x4F60;<br>line <a href="https://evil.example">two</a></p>
                <ul><li>first<li>second</ul><img src=x onerror=alert(1)><!-- <p>hidden</p> --></body></html>
                """);

        assertThat(mail.text()).isEqualTo("Dear Anna,\n\n1 < 2 你\nline two\n\n• first\n• second");
    }

    @Test
    void files_come_along_and_text_is_preferred_to_html() throws Exception {
        ReceivedMail mail =
                read("""
                From: a@example.com
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=out

                --out
                Content-Type: multipart/alternative; boundary=in

                --in
                Content-Type: text/plain

                plain words
                --in
                Content-Type: text/html

                <p>rich words</p>
                --in--
                --out
                Content-Type: text/plain; name="=?UTF-8?B?5oql5Lu3LnR4dA==?="
                Content-Disposition: attachment
                Content-Transfer-Encoding: base64

                %s
                --out--
                """.formatted(Base64.getEncoder().encodeToString("1 元".getBytes(StandardCharsets.UTF_8))));

        assertThat(mail.text()).isEqualTo("plain words");
        assertThat(mail.files()).extracting(MailAttachment::name).containsExactly("报价.txt");
        assertThat(mail.files().getFirst().content())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("1 元");
    }

    @Test
    void what_is_broken_does_not_hide_the_rest() throws Exception {
        ReceivedMail mail = read("""
                From: "unclosed <wang@example.com>
                Subject: =?no-such?B?!!!?= still here
                Date: someday
                Content-Type: multipart/mixed; boundary=out

                --out
                Content-Type: text/plain; charset="
                Content-Transfer-Encoding: no-such-encoding

                readable
                --out
                Content-Type: ;;;
                Content-Transfer-Encoding: base64

                @@@@
                """);

        assertThat(mail.from()).extracting(MailAddress::address).isEqualTo("wang@example.com");
        assertThat(mail.subject()).contains("still here");
        assertThat(mail.at()).isEqualTo(NOW);
        assertThat(mail.text()).contains("readable");
        assertThat(read("").messageId()).hasSize(64);
        assertThat(read("From: a@example.com\n\nx\u0000y\n").text()).isEqualTo("xy");
    }

    @Test
    void of_a_message_that_is_too_large_only_the_head_is_there() throws Exception {
        byte[] head = "From: a@example.com\r\nSubject: Huge\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        ReceivedMail mail = MimeReader.read(new ImapConnection.Raw(head, 64 * 1024 * 1024, true), NOW);

        assertThat(mail.subject()).isEqualTo("Huge");
        assertThat(mail.text()).isEmpty();
        assertThat(mail.leftOut()).containsExactly("64 MB");
    }
}
