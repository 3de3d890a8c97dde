package io.tradewind.file;

import java.time.Instant;

import io.tradewind.record.RecordRef;
import io.tradewind.record.Reference;

/**
 * A file of a record.
 *
 * @param name with extension, free of folders, control characters and names that a file system minds; at most 200 characters
 * @param contentType media type, found in the content and not in the name
 * @param size in bytes
 * @param sha256 of the content, in hexadecimal
 * @param removable whether the reader may remove it
 */
public record Attachment(
        String id,
        RecordRef record,
        String name,
        String contentType,
        long size,
        String sha256,
        Instant addedAt,
        Reference addedBy,
        boolean removable) {}
