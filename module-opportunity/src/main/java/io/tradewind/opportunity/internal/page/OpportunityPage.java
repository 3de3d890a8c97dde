package io.tradewind.opportunity.internal.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.opportunity.internal.deal.OpportunityType;
import io.tradewind.opportunity.internal.pipeline.Pipelines;
import io.tradewind.opportunity.internal.pipeline.Stage;
import io.tradewind.opportunity.internal.pipeline.StageKind;
import io.tradewind.page.KeyFigure;
import io.tradewind.page.KeyFigure.Note;
import io.tradewind.page.KeyFigure.Tone;
import io.tradewind.page.PageSource;
import io.tradewind.page.PathStep;
import io.tradewind.page.PathStep.Standing;
import io.tradewind.page.PathStep.Way;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.text.Texts;
import io.tradewind.tx.Transactions;

/** How an opportunity stands: its way through the pipeline, for how long it has been where it is, what comes next. */
@Component(service = PageSource.class)
public final class OpportunityPage implements PageSource {
    private final Pipelines pipelines;
    private final Identity identity;
    private final Transactions transactions;
    private final Texts texts;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public OpportunityPage(
            @org.osgi.service.component.annotations.Reference Pipelines pipelines,
            @org.osgi.service.component.annotations.Reference Identity identity,
            @org.osgi.service.component.annotations.Reference Transactions transactions,
            @org.osgi.service.component.annotations.Reference Texts texts) {
        this.pipelines = pipelines;
        this.identity = identity;
        this.transactions = transactions;
        this.texts = texts;
    }

    @Override
    public String type() {
        return OpportunityType.NAME;
    }

    @Override
    public int order() {
        return 10;
    }

    private static boolean isOpen(RecordView opportunity) {
        return opportunity.text("state").filter("OPEN"::equals).isPresent();
    }

    private long days(RecordView opportunity) {
        return opportunity.value("stageSince") instanceof Instant since
                ? Math.max(0, Duration.between(since, clock.instant()).toDays())
                : 0;
    }

    private LocalDate today() {
        Actor reader = identity.require();
        return LocalDate.now(clock.withZone(reader.zone()));
    }

    // ---- figures

    @Override
    public List<KeyFigure> figures(RecordView opportunity) {
        List<KeyFigure> figures = new ArrayList<>();
        if (isOpen(opportunity) && opportunity.value("stageSince") != null) {
            figures.add(stood(opportunity));
        }
        if (opportunity.value("nextStepOn") instanceof LocalDate day) {
            KeyFigure next = KeyFigure.of("opportunities.figure.nextStep", day);
            figures.add(
                    day.isBefore(today()) && isOpen(opportunity)
                            ? next.note(Note.of("opportunities.figure.overdue"), Tone.BAD)
                            : next);
        }
        return figures;
    }

    private KeyFigure stood(RecordView opportunity) {
        KeyFigure days = KeyFigure.of("opportunities.figure.days", days(opportunity));
        if (!(opportunity.value("stalledOn") instanceof LocalDate stalled)) {
            return days;
        }
        LocalDate today = today();
        return stalled.isAfter(today)
                ? days.note(Note.of("opportunities.figure.stalls", stalled))
                : days.note(
                        Note.of("opportunities.figure.stalled", ChronoUnit.DAYS.between(stalled, today)), Tone.WARNING);
    }

    // ---- the way

    @Override
    public List<PathStep> path(RecordView opportunity) {
        if (!(opportunity.value("stage") instanceof Reference stage)) {
            return List.of();
        }
        return transactions.reading(() ->
                pipelines.stage(stage.id()).map(now -> path(opportunity, now)).orElse(List.of()));
    }

    private List<PathStep> path(RecordView opportunity, Stage now) {
        Locale locale = identity.require().locale();
        List<PathStep> path = new ArrayList<>();
        for (Stage stage : pipelines.stages(now.pipeline())) {
            boolean here = stage.id().equals(now.id());
            if (stage.kind() == StageKind.OPEN || here || isAim(stage, now)) {
                String note = here && isOpen(opportunity)
                        ? texts.get(locale, "opportunities.path.days", days(opportunity))
                        : "";
                path.add(new PathStep(
                        Objects.requireNonNull(stage.nameIn(locale)),
                        note,
                        standing(opportunity, stage, now),
                        here ? null : way(stage, now)));
            }
        }
        return path;
    }

    private static Way way(Stage stage, Stage now) {
        return stage.kind() == StageKind.WON
                ? new Way("win", Map.of())
                : new Way("move", Map.of("stage", stage.id(), "from", now.id()));
    }

    /** Whoever has lost is not on the way to winning any more. */
    private static boolean isAim(Stage stage, Stage now) {
        return stage.kind() == StageKind.WON && now.kind() != StageKind.LOST;
    }

    private static Standing standing(RecordView opportunity, Stage stage, Stage now) {
        if (!stage.id().equals(now.id())) {
            return stage.place() < now.place() && now.kind() != StageKind.LOST ? Standing.DONE : Standing.AHEAD;
        }
        boolean failed = now.kind() == StageKind.LOST
                || opportunity.text("state").filter("INVALID"::equals).isPresent();
        return failed ? Standing.FAILED : Standing.CURRENT;
    }
}
