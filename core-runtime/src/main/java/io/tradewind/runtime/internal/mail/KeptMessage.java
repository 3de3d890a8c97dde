package io.tradewind.runtime.internal.mail;

import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.tradewind.mail.MailAddress;
import io.tradewind.mail.MailAttachment;
import io.tradewind.mail.MailMessage;
import io.tradewind.runtime.internal.db.RecordJson;

/** A message as the outbox keeps it. */
record KeptMessage(
        List<Address> to,
        String subject,
        String text,
        String html,
        List<File> files,
        @Nullable Address replyTo,
        @Nullable List<Address> cc,
        @Nullable String answers) {
    /** As {@link MailAddress}. */
    record Address(String address, String name) {
        static Address of(MailAddress given) {
            return new Address(given.address(), given.name());
        }

        MailAddress open() {
            return new MailAddress(address, name);
        }
    }

    /** As {@link MailAttachment}, its content in Base64. */
    record File(String name, String mediaType, String content) {
        static File of(MailAttachment given) {
            return new File(given.name(), given.mediaType(), Base64.getEncoder().encodeToString(given.content()));
        }

        MailAttachment open() {
            return new MailAttachment(name, mediaType, Base64.getDecoder().decode(content));
        }
    }

    static String json(MailMessage message) {
        MailAddress replyTo = message.replyTo();
        return RecordJson.of(new KeptMessage(
                message.to().stream().map(Address::of).toList(),
                message.subject(),
                message.text(),
                message.html(),
                message.attachments().stream().map(File::of).toList(),
                replyTo == null ? null : Address.of(replyTo),
                message.cc().stream().map(Address::of).toList(),
                message.answers()));
    }

    static MailMessage open(String json) {
        KeptMessage kept = RecordJson.read(json, KeptMessage.class);
        Address replyTo = kept.replyTo();
        List<Address> cc = kept.cc();
        return new MailMessage(
                kept.to().stream().map(Address::open).toList(),
                kept.subject(),
                kept.text(),
                kept.html(),
                kept.files().stream().map(File::open).toList(),
                replyTo == null ? null : replyTo.open(),
                cc == null ? List.of() : cc.stream().map(Address::open).toList(),
                kept.answers() == null ? "" : kept.answers());
    }
}
