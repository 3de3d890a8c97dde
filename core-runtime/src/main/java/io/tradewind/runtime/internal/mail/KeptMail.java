package io.tradewind.runtime.internal.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.tradewind.mail.MailAttachment;
import io.tradewind.mail.ReceivedMail;
import io.tradewind.runtime.internal.db.RecordJson;

/** A received message while nobody knows what it belongs to. */
record KeptMail(
        String messageId,
        List<String> references,
        KeptMessage.@Nullable Address from,
        List<KeptMessage.Address> to,
        List<KeptMessage.Address> cc,
        String subject,
        String text,
        String at,
        List<KeptMessage.File> files,
        List<String> leftOut) {
    /** Bytes of files that wait with it; what is beyond is left out. */
    private static final int MOST_FILES = 5 * 1024 * 1024;

    static String json(ReceivedMail mail) {
        List<MailAttachment> files = new ArrayList<>();
        List<String> leftOut = new ArrayList<>(mail.leftOut());
        int bytes = 0;
        for (MailAttachment file : mail.files()) {
            if (bytes + file.size() <= MOST_FILES) {
                files.add(file);
                bytes += file.size();
            } else {
                leftOut.add(file.name());
            }
        }
        var from = mail.from();
        return RecordJson.of(new KeptMail(
                mail.messageId(),
                mail.references(),
                from == null ? null : KeptMessage.Address.of(from),
                mail.to().stream().map(KeptMessage.Address::of).toList(),
                mail.cc().stream().map(KeptMessage.Address::of).toList(),
                mail.subject(),
                mail.text(),
                mail.at().toString(),
                files.stream().map(KeptMessage.File::of).toList(),
                leftOut));
    }

    static ReceivedMail open(String json) {
        KeptMail kept = RecordJson.read(json, KeptMail.class);
        KeptMessage.Address from = kept.from();
        return new ReceivedMail(
                kept.messageId(),
                kept.references(),
                from == null ? null : from.open(),
                kept.to().stream().map(KeptMessage.Address::open).toList(),
                kept.cc().stream().map(KeptMessage.Address::open).toList(),
                kept.subject(),
                kept.text(),
                Instant.parse(kept.at()),
                kept.files().stream().map(KeptMessage.File::open).toList(),
                kept.leftOut());
    }
}
