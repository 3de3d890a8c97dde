package io.tradewind.runtime.internal.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.tradewind.TradewindException;

class SniffedTest {
    private static byte[] raw(String text) {
        return text.getBytes(ISO_8859_1);
    }

    @Test
    void tells_the_type_by_the_content_whatever_the_name() {
        assertThat(Sniffed.type(raw("%PDF-1.4"), "a.txt")).isEqualTo("application/pdf");
        assertThat(Sniffed.type(raw("\u0089PNG\r\n\u001a\n\0\0"), "a.pdf")).isEqualTo("image/png");
        assertThat(Sniffed.type(raw("\u00ff\u00d8\u00ff\u00e0\0"), "a")).isEqualTo("image/jpeg");
        assertThat(Sniffed.type(raw("RIFF\0\0\0\0WEBPVP8 "), "a")).isEqualTo("image/webp");
        assertThat(Sniffed.type(raw("PK\u0003\u0004" + "\0".repeat(26) + "[Content_Types].xml"), "报价.xlsx"))
                .endsWith("spreadsheetml.sheet");
        assertThat(Sniffed.type(raw("PK\u0003\u0004" + "\0".repeat(26) + "a.txt"), "a.zip"))
                .isEqualTo("application/zip");
        assertThat(Sniffed.type("编号,名称".getBytes(Charset.forName("GB18030")), "a.csv"))
                .isEqualTo("text/csv");
        assertThat(Sniffed.type("MZ-100 是型号".getBytes(UTF_8), "a.txt")).isEqualTo("text/plain");
        assertThat(Sniffed.type("<?xml version='1.0'?><eInvoice/>".getBytes(UTF_8), "a.xml"))
                .isEqualTo("text/plain");
        assertThat(Sniffed.type(raw("\0\u0001\u0002"), "a.dat")).isEqualTo("application/octet-stream");
    }

    @ParameterizedTest
    @CsvSource({
        "MZ\0\0x,photo.jpg,files.program",
        "\177ELF\2\1x,notes.txt,files.program",
        "#!/bin/sh,notes.txt,files.program",
        "\u00ca\u00fe\u00ba\u00be\0x,a.pdf,files.program",
        "echo hi,run.BAT,files.program",
        "<?php echo 1;,a.txt,files.program",
        "<!DOCTYPE html><p>,a.pdf,files.active",
        "  <HTML>,a.png,files.active",
        "<?xml version=\"1.0\"?><svg xmlns=\"x\">,a.png,files.active",
        "hello <script>1</script>,a.txt,files.active",
        "plain,page.html,files.active",
    })
    void refuses_what_could_be_started_or_could_run_scripts(String content, String name, String code) {
        assertThat(catchThrowableOfType(TradewindException.class, () -> Sniffed.type(raw(content), name))
                        .code())
                .isEqualTo(code);
    }

    @Test
    void looks_through_wide_characters() {
        byte[] wide = ("\ufeff<html>").getBytes(UTF_16LE);

        assertThat(catchThrowableOfType(TradewindException.class, () -> Sniffed.type(wide, "a.txt"))
                        .code())
                .isEqualTo("files.active");
    }

    @Test
    void names_are_made_safe() {
        assertThat(SafeName.of("../../etc/passwd")).isEqualTo("passwd");
        assertThat(SafeName.of("C:\\temp\\报价 单.pdf")).isEqualTo("报价 单.pdf");
        assertThat(SafeName.of("a\u202efdp.exe")).isEqualTo("afdp.exe");
        assertThat(SafeName.of("a\r\nSet-Cookie: x.pdf")).isEqualTo("aSet-Cookie_ x.pdf");
        assertThat(SafeName.of(" ... ")).isEqualTo("file");
        assertThat(SafeName.of("CON.txt")).isEqualTo("_CON.txt");
        assertThat(SafeName.of("x".repeat(400) + ".pdf")).hasSize(200).endsWith(".pdf");
    }
}
