package io.tradewind.runtime.internal.transfer.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

import io.tradewind.Money;

/** Writes a workbook row by row: header that stays in sight, numbers and days as such, texts never as formulas. */
public final class XlsxOut implements AutoCloseable {
    private static final int FLUSHED_AFTER = 500;
    private static final int LAST_ROW = 1_048_575;

    private final Workbook book;
    private final String title;
    private final List<String> header;
    private Worksheet sheet;
    private int sheets = 1;
    private int row;

    public XlsxOut(OutputStream to, String title, List<String> header) {
        this.book = new Workbook(to, "Tradewind", "1.0");
        this.title = title.replaceAll("[\\[\\]*/\\\\?:]", " ").strip();
        this.header = List.copyOf(header);
        this.sheet = begin();
    }

    private Worksheet begin() {
        String short31 = title.isEmpty() ? "Sheet" : title.substring(0, Math.min(25, title.length()));
        Worksheet fresh = book.newWorksheet(sheets == 1 ? short31 : short31 + " " + sheets);
        for (int i = 0; i < header.size(); i++) {
            fresh.inlineString(0, i, header.get(i));
            fresh.style(0, i).bold().set();
            fresh.width(i, Math.clamp(header.get(i).length() * 2L + 4, 12, 40));
        }
        fresh.freezePane(0, 1);
        row = 0;
        return fresh;
    }

    public void row(List<? extends @Nullable Object> cells) {
        try {
            if (row == LAST_ROW) {
                sheet.finish();
                sheets++;
                sheet = begin();
            }
            row++;
            for (int i = 0; i < cells.size(); i++) {
                put(i, cells.get(i));
            }
            if (row % FLUSHED_AFTER == 0) {
                sheet.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case LocalDate day -> {
                sheet.value(row, column, day);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            case LocalDateTime at -> {
                sheet.value(row, column, at);
                sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
            }
            case Money money -> {
                sheet.value(row, column, money.amount());
                sheet.style(row, column)
                        .format("#,##0.00 \"" + money.currency().getCurrencyCode() + "\"")
                        .set();
            }
            case Number number -> sheet.value(row, column, number);
            default -> sheet.inlineString(row, column, printable(value.toString()));
        }
    }

    /** XML has no place for most control characters. */
    private static String printable(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "\uFFFD");
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        book.finish();
        book.close();
    }
}
