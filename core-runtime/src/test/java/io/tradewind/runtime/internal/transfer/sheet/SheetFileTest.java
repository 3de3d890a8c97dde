package io.tradewind.runtime.internal.transfer.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.tradewind.TradewindException;

class SheetFileTest {
    private static final String CHINESE = "客户名称,行业,备注\n华东精工有限公司,制造,“重点”\n杭州𠮷野商贸,贸易,😀\n";

    @TempDir
    Path folder;

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("file"), content);
    }

    private static List<List<String>> rows(SheetFile file) {
        List<List<String>> rows = new ArrayList<>();
        file.read((number, cells) -> rows.add(cells));
        return rows;
    }

    private static String codeOf(Throwable thrown) {
        return ((TradewindException) thrown).code();
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,UTF-8,''",
        "UTF-8,UTF-8,\uFEFF",
        "GB18030,GB18030,''",
        "UTF-16LE,UTF-16LE,\uFEFF",
        "UTF-16BE,UTF-16BE,\uFEFF",
        "UTF-16LE,UTF-16LE,''",
        "UTF-16BE,UTF-16BE,''"
    })
    void reads_chinese_and_emoji_in_every_encoding_with_and_without_a_mark(String charset, String found, String mark)
            throws IOException {
        byte[] content = (mark + CHINESE).getBytes(Charset.forName(charset));

        SheetFile file = SheetFile.look(file(content));

        assertThat(file)
                .isInstanceOfSatisfying(
                        SheetFile.Csv.class,
                        csv -> assertThat(csv.encoding().label()).isEqualTo(found));
        assertThat(rows(file))
                .containsExactly(
                        List.of("客户名称", "行业", "备注"), List.of("华东精工有限公司", "制造", "“重点”"), List.of("杭州𠮷野商贸", "贸易", "😀"));
    }

    @Test
    void takes_utf8_with_a_broken_byte_for_utf8_and_marks_the_cell() throws IOException {
        var content = new ByteArrayOutputStream();
        content.writeBytes(CHINESE.repeat(5).getBytes(StandardCharsets.UTF_8));
        content.writeBytes(new byte[] {'b', 'a', 'd', (byte) 0xE5, (byte) 0x8D, ',', 'x', '\n'});

        SheetFile file = SheetFile.look(file(content.toByteArray()));

        assertThat(((SheetFile.Csv) file).encoding()).isEqualTo(Encoding.UTF_8);
        assertThat(rows(file).getLast().getFirst()).contains(String.valueOf(Encoding.UNREADABLE));
        assertThat(rows(file).getLast().get(1)).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void finds_the_delimiter_even_if_cells_have_others(String delimiter) throws IOException {
        String text = String.join(delimiter, "name", "\"notes, more; or less\"", "phone") + "\n"
                + String.join(delimiter, "A", "\"1,2;3|4\"", "5") + "\n";

        assertThat(rows(SheetFile.look(file(text.getBytes(StandardCharsets.UTF_8))))
                        .getLast())
                .containsExactly("A", "1,2;3|4", "5");
    }

    @Test
    void counts_rows_as_a_spreadsheet_does() throws IOException {
        String text = "name,remark\n\nA,\"two\nlines\"\n,,\nB\n";
        List<Long> numbers = new ArrayList<>();

        SheetFile.look(file(text.getBytes(StandardCharsets.UTF_8))).read((number, cells) -> numbers.add(number));

        assertThat(numbers).containsExactly(1L, 3L, 5L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name\nA\n\"B\nC\nD\n", "name\nA\n\"B\" stray\nC\n"})
    void refuses_broken_quotes_and_names_the_row(String text) throws IOException {
        SheetFile file = SheetFile.look(file(text.getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> rows(file)).isInstanceOfSatisfying(TradewindException.class, e -> {
            assertThat(e.code()).isEqualTo("import.broken-row");
            assertThat(e.arguments().getFirst()).isEqualTo(3L);
        });
    }

    @Test
    void refuses_a_cell_of_ten_megabytes_and_a_row_of_a_million_columns() throws IOException {
        byte[] longCell = ("name\nA\n" + "x".repeat(10 * 1024 * 1024) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] longish = ("name\nA\n" + "x".repeat(40_000) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] wide = ("name\n" + ",x".repeat(1_000_000) + "\n").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> rows(SheetFile.look(file(longCell))))
                .satisfies(e -> assertThat(codeOf(e)).isEqualTo("import.broken-row"));
        assertThatThrownBy(() -> rows(SheetFile.look(file(longish))))
                .satisfies(e -> assertThat(codeOf(e)).isEqualTo("import.cell-too-long"));
        assertThatThrownBy(() -> rows(SheetFile.look(file(wide))))
                .satisfies(e -> assertThat(codeOf(e)).isIn("import.too-many-columns", "import.broken-row"));
    }

    @Test
    void refuses_what_is_no_table() throws IOException {
        byte[] noise = new byte[5_000];
        new java.util.Random(1).nextBytes(noise);

        assertThatThrownBy(() -> SheetFile.look(file(new byte[0])))
                .satisfies(e -> assertThat(codeOf(e)).isEqualTo("import.empty-file"));
        assertThatThrownBy(() -> SheetFile.look(file(noise)))
                .satisfies(e -> assertThat(codeOf(e)).isEqualTo("import.not-text"));
    }

    @Test
    void reads_an_excel_workbook_as_a_person_sees_it() throws IOException {
        Path path = folder.resolve("book");
        try (OutputStream out = Files.newOutputStream(path);
                var book = new Workbook(out, "Test", "1.0")) {
            var sheet = book.newWorksheet("客户");
            sheet.value(0, 0, "名称");
            sheet.value(0, 1, "成立");
            sheet.value(0, 2, "营收");
            sheet.value(2, 0, "华东精工 😀");
            sheet.value(2, 1, LocalDate.of(2019, 5, 4));
            sheet.style(2, 1).format("yyyy-mm-dd").set();
            sheet.value(2, 2, 0.1 + 0.2);
            sheet.value(3, 0, "=1+1");
            sheet.value(3, 2, 12_000_000);
        }

        List<List<String>> rows = rows(SheetFile.look(path));

        assertThat(rows)
                .containsExactly(
                        List.of("名称", "成立", "营收"),
                        List.of("华东精工 😀", "2019-05-04", "0.3"),
                        List.of("=1+1", "", "12000000"));
    }

    @Test
    void reads_the_workbooks_it_writes_itself_with_the_currency_of_each_amount() throws IOException {
        Path path = folder.resolve("own");
        try (var out = new XlsxOut(Files.newOutputStream(path), "客户/Customers", List.of("name", "since", "revenue"))) {
            for (int i = 0; i < 1_200; i++) {
                out.row(java.util.Arrays.asList(
                        "=cmd|' /C calc'!A0",
                        LocalDate.of(2026, 2, 3),
                        io.tradewind.Money.of("1234.5", i % 2 == 0 ? "USD" : "CNY")));
            }
        }

        List<List<String>> rows = rows(SheetFile.look(path));

        assertThat(rows).hasSize(1_201);
        assertThat(rows.get(1)).containsExactly("=cmd|' /C calc'!A0", "2026-02-03", "1234.5 USD");
        assertThat(rows.getLast()).containsExactly("=cmd|' /C calc'!A0", "2026-02-03", "1234.5 CNY");
    }

    @Test
    void refuses_a_bomb_before_it_is_parsed() throws IOException {
        Path path = zip("xl/worksheets/sheet1.xml", 300);

        assertThatThrownBy(() -> SheetFile.look(path))
                .satisfies(e -> assertThat(codeOf(e)).isEqualTo("import.unpacks-too-large"));
    }

    @Test
    void refuses_document_types_and_zips_that_are_no_workbook() throws IOException {
        Path path = folder.resolve("xxe");
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"
                    .getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }

        assertThatThrownBy(() -> SheetFile.look(path))
                .satisfies(e -> assertThat(codeOf(e)).isEqualTo("import.xml-declarations"));
        Path harmless = zip("readme.txt", 0);
        assertThatThrownBy(() -> rows(SheetFile.look(harmless)))
                .satisfies(e -> assertThat(codeOf(e)).isEqualTo("import.not-xlsx"));
    }

    private Path zip(String entry, int megabytes) throws IOException {
        Path path = folder.resolve("zip" + megabytes);
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            zip.putNextEntry(new ZipEntry(entry));
            byte[] blanks = new byte[1024 * 1024];
            for (int i = 0; i < megabytes; i++) {
                zip.write(blanks);
            }
            zip.closeEntry();
        }
        return path;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+86 21 5555",
                "-x",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "'=1",
                "''@x",
                "＝1",
                "'",
                "it's",
                "",
                "plain"
            })
    void guards_formulas_so_that_the_text_comes_back(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (CsvOut csv = new CsvOut(out)) {
            csv.row(List.of("name", "more"));
            csv.row(List.of(text, "x"));
        }

        String written = out.toString(StandardCharsets.UTF_8);
        assertThat(written).startsWith("\uFEFF");
        assertThat(written.split("\r\n")[1]).doesNotMatch("\"?[=+\\-@\\t\\r].*");
        assertThat(rows(SheetFile.look(file(out.toByteArray()))).get(1)).containsExactly(text, "x");
    }
}
