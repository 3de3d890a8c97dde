package io.tradewind.opportunity.internal.deal;

import java.time.LocalDate;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

/** When an opportunity is expected to end, how sure its owner is of that, and what comes next. */
@Embeddable
public class Outlook {
    /** How sure its owner is, for the forecast. */
    enum Forecast {
        PIPELINE,
        BEST_CASE,
        COMMIT,
        CLOSED,
        OMITTED
    }

    @Column(name = "expected_close")
    private @Nullable LocalDate expectedClose;

    @Column(name = "forecast", length = 40)
    @Enumerated(EnumType.STRING)
    private Forecast forecast = Forecast.PIPELINE;

    @Column(name = "next_step", length = 400)
    private @Nullable String nextStep;

    @Column(name = "next_step_on")
    private @Nullable LocalDate nextStepOn;

    protected Outlook() {}

    static Outlook open() {
        return new Outlook();
    }

    @Nullable
    LocalDate expectedClose() {
        return expectedClose;
    }

    void expectClose(@Nullable LocalDate day) {
        expectedClose = day;
    }

    Forecast forecast() {
        return forecast;
    }

    void foresee(@Nullable Forecast newForecast) {
        forecast = Objects.requireNonNullElse(newForecast, Forecast.PIPELINE);
    }

    @Nullable
    String nextStep() {
        return nextStep;
    }

    void plan(@Nullable String text) {
        nextStep = text;
    }

    @Nullable
    LocalDate nextStepOn() {
        return nextStepOn;
    }

    void planOn(@Nullable LocalDate day) {
        nextStepOn = day;
    }
}
