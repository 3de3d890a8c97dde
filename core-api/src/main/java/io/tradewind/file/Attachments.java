package io.tradewind.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

import io.tradewind.record.RecordRef;

/**
 * Files of records, for every record type. Whoever may see a record, and all of it, may read its files; whoever may edit it adds and
 * removes them. They go with the record: into the recycle bin and back, and to the survivor of a merge. Each addition and removal is
 * traced with the record. The same content is kept once.
 *
 * <p>All methods throw TradewindException NOT_FOUND {@code record.not-found} or {@code files.not-found} for what is absent or not
 * visible, FORBIDDEN {@code record.not-allowed} for a change of a record that may be read only.
 */
public interface Attachments {
    /**
     * What may be attached.
     *
     * @param fileBytes largest file
     * @param recordBytes largest sum of a record's files
     * @param recordFiles most files of a record
     * @param binDays days for which a removed file can be brought back
     */
    record Limits(long fileBytes, long recordBytes, int recordFiles, int binDays) {}

    Limits limits();

    /**
     * Attaches a file. The content is streamed to the data folder and never held in memory.
     *
     * @param name as the person named it; made safe
     * @param content read to its end, not closed
     * @throws io.tradewind.TradewindException TOO_LARGE {@code files.too-large} with megabytes; CONFLICT {@code files.record-full} with
     *     megabytes, {@code files.too-many} with a count; INVALID {@code files.empty}; UNSUPPORTED {@code files.program} for programs and
     *     scripts, {@code files.active} for pages and pictures that can run scripts; MALFORMED {@code files.broken-off}
     */
    Attachment add(RecordRef record, String name, InputStream content);

    /** Files of a record, newest first. */
    List<Attachment> of(RecordRef record);

    Attachment require(String id);

    /**
     * Writes the content.
     *
     * @throws IOException if the receiver has gone
     * @throws io.tradewind.TradewindException UNAVAILABLE {@code files.lost} if the content is not in the data folder
     */
    void write(String id, OutputStream to) throws IOException;

    /** Removes it; {@link #restore} brings it back for {@link Limits#binDays} days. Removing again changes nothing. */
    void remove(String id);

    /** @throws io.tradewind.TradewindException CONFLICT {@code files.record-full}, {@code files.too-many} if there is no room by now */
    Attachment restore(String id);
}
