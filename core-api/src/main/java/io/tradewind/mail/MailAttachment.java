package io.tradewind.mail;

import java.util.List;
import java.util.regex.Pattern;

import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;

/** A file that goes along with a message. */
public final class MailAttachment {
    private static final Pattern TYPE = Pattern.compile("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,100}");

    private final String name;
    private final String mediaType;
    private final byte[] content;

    /**
     * @param name as the receiver sees it; one line
     * @param mediaType for example {@code application/pdf}
     * @throws InvalidRecord {@code attachments}: {@code mail.media-type}
     */
    public MailAttachment(String name, String mediaType, byte[] content) {
        if (!TYPE.matcher(mediaType).matches()) {
            throw new InvalidRecord(List.of(FieldProblem.of("attachments", "mail.media-type", mediaType)));
        }
        String line = MailMessage.oneLine(name, 200);
        this.name = line.isEmpty() ? "attachment" : line;
        this.mediaType = mediaType;
        this.content = content.clone();
    }

    public String name() {
        return name;
    }

    public String mediaType() {
        return mediaType;
    }

    public byte[] content() {
        return content.clone();
    }

    public int size() {
        return content.length;
    }
}
