package io.tradewind.ui.internal.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;

class QrCodeTest {
    private static final Pattern DOT = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) ");

    @Test
    void a_camera_reads_what_was_written() throws Exception {
        String uri = "otpauth://totp/Tradewind:li.na?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Tradewind";

        String svg = QrCode.svg(uri);

        Matcher size = SIZE.matcher(svg);
        assertThat(size.find()).isTrue();
        BitMatrix seen = new BitMatrix(Integer.parseInt(size.group(1)) - 8);
        DOT.matcher(svg)
                .results()
                .forEach(dot -> seen.set(Integer.parseInt(dot.group(1)) - 4, Integer.parseInt(dot.group(2)) - 4));
        assertThat(new Decoder().decode(seen).getText()).isEqualTo(uri);
    }
}
