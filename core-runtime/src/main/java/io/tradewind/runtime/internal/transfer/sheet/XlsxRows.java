package io.tradewind.runtime.internal.transfer.sheet;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;

/** The rows of an xlsx file's first sheet, as the texts a person sees: dates in ISO form, numbers plain, formulas as their kept value. */
final class XlsxRows {
    /** Built-in number formats that show a date or a time. */
    private static final List<Integer> BUILT_IN_DATES = List.of(
            14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54,
            55, 56, 57, 58);

    private static final Pattern CURRENCY = Pattern.compile("0 ?\"([A-Z]{3})\"");

    private XlsxRows() {}

    static void read(Path file, Rows rows) throws IOException {
        try (var book = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
                var stream = book.getFirstSheet().openStream()) {
            Iterator<Row> all = stream.iterator();
            for (TextRow row = next(all); row != null; row = next(all)) {
                if (!row.cells.isEmpty() && !rows.row(row.number, row.cells)) {
                    return;
                }
            }
        } catch (ExcelReaderException | IOException broken) {
            throw new TradewindException(Kind.INVALID, "import.not-xlsx");
        }
    }

    private record TextRow(long number, List<String> cells) {}

    /** What the parser throws at a broken file is of many kinds; what our own reader of rows throws must not be taken for it. */
    private static @Nullable TextRow next(Iterator<Row> rows) {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            Row row = rows.next();
            return new TextRow(row.getRowNum(), Cells.trimEnd(texts(row)));
        } catch (TradewindException tooLarge) {
            throw tooLarge;
        } catch (RuntimeException broken) {
            throw new TradewindException(Kind.INVALID, "import.not-xlsx");
        }
    }

    private static List<String> texts(Row row) {
        Limits.checkColumns(row.getCellCount(), row.getRowNum());
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            String text = text(row.getCell(i));
            Limits.checkCell(text, row.getRowNum());
            cells.add(text);
        }
        return cells;
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getValue() == null) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            return isDate(cell) ? date(cell) : number(cell.asNumber()) + currency(cell);
        }
        if (cell.getType() == CellType.STRING) {
            return cell.asString();
        }
        String raw = cell.getRawValue();
        return raw == null ? cell.getText() : raw;
    }

    private static String number(BigDecimal number) {
        // What was computed in binary shows tails like 0.30000000000000004; a spreadsheet shows 15 digits.
        BigDecimal seen = number.precision() > 15 ? number.round(new java.math.MathContext(15)) : number;
        BigDecimal plain = seen.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }

    /** A number shown with a currency keeps it. */
    private static String currency(Cell cell) {
        String format = cell.getDataFormatString();
        Matcher named = CURRENCY.matcher(format == null ? "" : format);
        return named.find() ? " " + named.group(1) : "";
    }

    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null && BUILT_IN_DATES.contains(id)) {
            return true;
        }
        String format = cell.getDataFormatString();
        if (format == null) {
            return false;
        }
        String bare = format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
        return bare.contains("yy")
                || bare.contains("d") && bare.contains("m")
                || bare.contains("h:")
                || bare.contains("年");
    }

    private static String date(Cell cell) {
        LocalDateTime at = cell.asDate();
        if (at == null) {
            return number(cell.asNumber());
        }
        return at.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? at.toLocalDate().toString()
                : at.withNano(0).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }
}
