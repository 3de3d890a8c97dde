package io.tradewind.ui.internal.account;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

import io.tradewind.access.SecondFactor.Setup;
import io.tradewind.ui.kit.Reader;

/** What an authenticator app needs: a picture to scan, and the secret for those who cannot; then the code that it shows. */
public final class AppSetUp extends Div {
    private static final long serialVersionUID = 1L;

    private final CodeField code;

    public AppSetUp(Reader reader, Setup setup) {
        addClassNames("tw-stack", "tw-app-set-up");
        var words = new Paragraph(reader.text("ui.otp.scan"));
        words.addClassName("tw-second");
        var secret = new Span(setup.secret().replaceAll("(.{4})(?!$)", "$1 "));
        secret.addClassName("tw-secret");
        var byHand = new Div(new Span(reader.text("ui.otp.by-hand")), secret);
        byHand.addClassName("tw-by-hand");
        var sight = new Div(new QrCode(setup.uri(), reader.text("ui.otp.qr")), byHand);
        sight.addClassName("tw-qr-place");
        code = new CodeField(reader.text("ui.otp.first-code"), reader.text("ui.otp.first-code.hint"));
        add(words, sight, code);
    }

    public CodeField code() {
        return code;
    }
}
