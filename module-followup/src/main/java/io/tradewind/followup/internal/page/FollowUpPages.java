package io.tradewind.followup.internal.page;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.tradewind.access.Identity;
import io.tradewind.followup.internal.FollowUpType;
import io.tradewind.followup.internal.mail.MailEntries;
import io.tradewind.followup.internal.mail.MailType;
import io.tradewind.followup.internal.plan.PlanType;
import io.tradewind.page.FeedEntry;
import io.tradewind.page.KeyFigure;
import io.tradewind.page.KeyFigure.Note;
import io.tradewind.page.KeyFigure.Tone;
import io.tradewind.page.OpenWork;
import io.tradewind.page.PageSource;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.Reference;
import io.tradewind.record.Sort;

/** The next step, the open plans and the follow-ups of every record, and of what belongs to it. */
@Component(service = PageSource.class)
public final class FollowUpPages implements PageSource {
    private static final Filter OPEN = Filter.of("state", Operator.IN, "PLANNED", "RUNNING");
    private static final int MOST_WORK = 10;
    private static final Set<String> OWN = Set.of(FollowUpType.NAME, PlanType.NAME, MailType.NAME);

    private final Records records;
    private final RecordTypes types;
    private final Identity identity;
    private final MailEntries mails;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public FollowUpPages(
            @org.osgi.service.component.annotations.Reference Records records,
            @org.osgi.service.component.annotations.Reference RecordTypes types,
            @org.osgi.service.component.annotations.Reference Identity identity,
            @org.osgi.service.component.annotations.Reference MailEntries mails) {
        this.records = records;
        this.types = types;
        this.identity = identity;
        this.mails = mails;
    }

    @Override
    public String type() {
        return ALL;
    }

    @Override
    public int order() {
        return 20;
    }

    private boolean has(RecordView record, String type) {
        return !OWN.contains(record.ref().type())
                && types.find(record.ref().type())
                        .filter(known -> !known.shared())
                        .isPresent()
                && types.all().stream().anyMatch(view -> view.name().equals(type));
    }

    // ---- figures

    @Override
    public List<KeyFigure> figures(RecordView record) {
        if (!has(record, PlanType.NAME)) {
            return List.of();
        }
        Filter here = Filter.of("record", Operator.EQ, record.ref().toString());
        return plans(record, MOST_WORK).stream()
                .limit(1)
                .filter(plan -> plan.value("dueAt") instanceof Instant)
                .map(plan -> {
                    Instant due = (Instant) plan.value("dueAt");
                    boolean late = due != null && due.isBefore(clock.instant());
                    return KeyFigure.of("plans.figure.next", due == null ? clock.instant() : due)
                            .note(Note.of("plans.figure.next.goal", plan.title()), late ? Tone.BAD : Tone.PLAIN)
                            .behind(PlanType.NAME, here, OPEN);
                })
                .toList();
    }

    /** Figures and work ask for the same, so that it is read once. */
    private List<RecordView> plans(RecordView record, int most) {
        RecordQuery query = RecordQuery.ALL
                .filters(List.of(Filter.of("record", Operator.EQ, record.ref().toString()), OPEN))
                .sorts(List.of(new Sort("dueAt", false)))
                .limit(most);
        return records.query(PlanType.NAME, query).items();
    }

    // ---- work

    @Override
    public List<OpenWork> openWork(RecordView record, int most) {
        if (!has(record, PlanType.NAME)) {
            return List.of();
        }
        return plans(record, most).stream()
                .map(plan -> new OpenWork(
                        plan.ref(),
                        plan.title(),
                        day(plan),
                        plan.value("owner") instanceof Reference owner ? owner : null))
                .toList();
    }

    private @Nullable LocalDate day(RecordView plan) {
        return plan.value("dueAt") instanceof Instant at
                ? at.atZone(identity.require().zone()).toLocalDate()
                : null;
    }

    // ---- what was done

    @Override
    public Set<String> feedKinds(RecordView record) {
        if (!has(record, FollowUpType.NAME)) {
            return Set.of();
        }
        return has(record, MailType.NAME) ? Set.of(FollowUpType.NAME, MailType.NAME) : Set.of(FollowUpType.NAME);
    }

    @Override
    public List<FeedEntry> feed(RecordView record, @Nullable Instant notAfter, int most) {
        if (!has(record, FollowUpType.NAME)) {
            return List.of();
        }
        Map<String, String> around = new Around(records, types).of(record);
        List<Filter> filters = new ArrayList<>();
        filters.add(new Filter("record", Operator.IN, List.copyOf(around.keySet())));
        if (notAfter != null) {
            filters.add(Filter.of("at", Operator.LTE, notAfter.toString()));
        }
        RecordQuery query = RecordQuery.ALL
                .filters(filters)
                .sorts(List.of(new Sort("at", true)))
                .limit(most);
        List<RecordView> found = records.query(FollowUpType.NAME, query).items();
        Map<String, FeedEntry> ofMails = mails.of(found);
        return found.stream()
                .flatMap(followUp -> Optional.ofNullable(ofMails.get(followUp.id()))
                        .map(List::of)
                        .orElseGet(() -> told(followUp, record.ref(), around))
                        .stream())
                .toList();
    }

    private static List<FeedEntry> told(RecordView followUp, RecordRef page, Map<String, String> around) {
        if (!(followUp.value("at") instanceof Instant at)
                || !(followUp.value("createdBy") instanceof Reference by)
                || !(followUp.value("record") instanceof Reference record)) {
            return List.of();
        }
        boolean own = record.id().equals(page.toString());
        String words = followUp.text("summary").orElse(followUp.title());
        String on = own ? "" : around.getOrDefault(record.id(), "");
        return List.of(new FeedEntry(
                followUp.id(),
                at,
                by,
                FollowUpType.NAME,
                own ? null : RecordRef.parse(record.id()).orElse(null),
                on,
                "follow-ups.did." + followUp.text("way").orElse("OTHER"),
                List.of(),
                words));
    }
}
