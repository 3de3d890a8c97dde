package io.tradewind.transfer;

import java.io.OutputStream;

import io.tradewind.record.RecordQuery;

/** Takes records out as files, streamed, with the actor's rights; needs the verb EXPORT. */
public interface Exports {
    /** File formats. Cells that a spreadsheet would run as a formula get a leading apostrophe in CSV. */
    enum Format {
        CSV,
        XLSX
    }

    /** @param query filters, sorts and fields; its limit and cursor are ignored */
    void write(String type, RecordQuery query, Format format, OutputStream to);
}
