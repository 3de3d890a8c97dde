package io.tradewind.opportunity.internal.deal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.tradewind.opportunity.internal.pipeline.Pipeline;
import io.tradewind.opportunity.internal.pipeline.RequiredField;
import io.tradewind.opportunity.internal.pipeline.Stage;
import io.tradewind.opportunity.internal.pipeline.StageKind;
import io.tradewind.record.FieldProblem;

/** What stands between an opportunity and another stage of its pipeline. */
record Gate(Pipeline pipeline, List<Stage> stages, Stage from, Stage to, Locale locale) {
    /** Why it may not go there whatever is filled in; empty if it may. */
    Optional<FieldProblem> closed(Opportunity opportunity) {
        if (!to.pipeline().equals(from.pipeline())) {
            return refused("opportunities.stage-of-other-pipeline");
        }
        if (to.isRemoved()) {
            return refused("opportunities.stage-gone", to.nameIn(locale));
        }
        if (opportunity.isEnded()) {
            return refused("opportunities.reopen-first");
        }
        if (to.id().equals(from.id())) {
            return opportunity.isIn(Opportunity.State.ON_HOLD)
                    ? Optional.empty()
                    : refused("opportunities.there-already", to.nameIn(locale));
        }
        if (to.kind() != StageKind.OPEN) {
            return Optional.empty();
        }
        if (to.place() < from.place() && !pipeline.backAllowed()) {
            return refused("opportunities.no-way-back");
        }
        return pipeline.jumpAllowed() ? Optional.empty() : jumped();
    }

    private Optional<FieldProblem> jumped() {
        return stages.stream()
                .filter(stage -> stage.kind() == StageKind.OPEN)
                .filter(stage -> stage.place() > from.place() && stage.place() < to.place())
                .findFirst()
                .flatMap(next -> refused("opportunities.no-jump", next.nameIn(locale)));
    }

    private static Optional<FieldProblem> refused(String code, Object... arguments) {
        return Optional.of(FieldProblem.of("stage", code, arguments));
    }

    /** What is still to be filled in or ticked. Whoever gives up or goes back need do nothing more. */
    List<FieldProblem> missing(Opportunity opportunity) {
        List<FieldProblem> missing = new ArrayList<>();
        if (to.kind() == StageKind.LOST || to.kind() == StageKind.ON_HOLD || to.place() < from.place()) {
            return missing;
        }
        for (String code : to.requiredFields()) {
            field(code)
                    .filter(field -> !isFilled(opportunity, field))
                    .ifPresent(field -> missing.add(
                            FieldProblem.of(field.field(), "opportunities.stage-needs", to.nameIn(locale))));
        }
        List<String> open = opportunity.checks().open(from);
        if (!open.isEmpty()) {
            String items = String.join(locale.getLanguage().equals("zh") ? "、" : ", ", open);
            missing.add(FieldProblem.of("checklist", "opportunities.unticked", from.nameIn(locale), items));
        }
        return missing;
    }

    /** An admin may have put something of their own into the list. */
    private static Optional<RequiredField> field(String code) {
        for (RequiredField field : RequiredField.values()) {
            if (field.name().equals(code)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    private static boolean isFilled(Opportunity opportunity, RequiredField field) {
        return switch (field) {
            case CUSTOMER -> opportunity.customer() != null;
            case AMOUNT -> opportunity.worth().amount() != null;
            case EXPECTED_CLOSE -> opportunity.outlook().expectedClose() != null;
            case PRODUCT -> opportunity.product() != null;
            case SOURCE -> opportunity.source() != null;
            case NEXT_STEP -> opportunity.outlook().nextStepOn() != null;
            case BUDGET -> opportunity.qualification().budget() != Qualification.Budget.UNKNOWN;
            case AUTHORITY -> opportunity.qualification().authority() != Qualification.Authority.UNKNOWN;
            case NEED -> opportunity.qualification().needClarity() != Qualification.NeedClarity.UNKNOWN;
            case TIMING -> opportunity.qualification().timing() != Qualification.Timing.UNKNOWN;
            case FEASIBILITY -> opportunity.qualification().feasibility() != Qualification.Feasibility.UNKNOWN;
            case PEOPLE -> !opportunity.people().isEmpty();
            case PRODUCTS -> !opportunity.products().isEmpty();
            case COMPETITORS -> !opportunity.rivals().isEmpty();
        };
    }
}
