package io.tradewind.opportunity.internal.deal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.entity.MoneyValue;
import io.tradewind.entity.RecordEntity;
import io.tradewind.entity.Tags;
import io.tradewind.opportunity.internal.pipeline.Stage;

/**
 * A chance to sell something: to whom, what, for how much, how likely, until when. It stands in a stage of a pipeline, and remembers each
 * stage it stood in. Where it may go is for {@link Moving} to say, which knows the pipeline.
 */
@Entity
@Table(schema = "opportunity", name = "opportunities")
public class Opportunity extends RecordEntity {
    /** Whether it is worked on, or how it ended. */
    enum State {
        OPEN,
        ON_HOLD,
        WON,
        LOST,
        INVALID
    }

    /** How sure its owner is, for the forecast. */
    enum Forecast {
        PIPELINE,
        BEST_CASE,
        COMMIT,
        CLOSED,
        OMITTED
    }

    @Column(name = "name", length = 400)
    private @Nullable String name;

    @Column(name = "code", length = 80)
    private @Nullable String code;

    @Column(name = "customer_id", length = 36)
    private @Nullable String customer;

    @Column(name = "pipeline_id", length = 36)
    private @Nullable String pipeline;

    @Column(name = "stage_id", length = 36)
    private @Nullable String stage;

    @Column(name = "state", length = 40)
    @Enumerated(EnumType.STRING)
    private State state = State.OPEN;

    @Column(name = "stage_since")
    private @Nullable Instant stageSince;

    @Column(name = "stalled_on")
    private @Nullable LocalDate stalledOn;

    @Column(name = "probability")
    private long probability;

    @Column(name = "own_probability")
    private boolean ownProbability;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "amount"))
    @AttributeOverride(name = "currency", column = @Column(name = "amount_currency"))
    private @Nullable MoneyValue amount;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "weighted_amount"))
    @AttributeOverride(name = "currency", column = @Column(name = "weighted_amount_currency"))
    private @Nullable MoneyValue weightedAmount;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "monthly_amount"))
    @AttributeOverride(name = "currency", column = @Column(name = "monthly_amount_currency"))
    private @Nullable MoneyValue monthlyAmount;

    @Column(name = "expected_close")
    private @Nullable LocalDate expectedClose;

    @Column(name = "opened_on")
    private @Nullable LocalDate openedOn;

    @Column(name = "forecast", length = 40)
    @Enumerated(EnumType.STRING)
    private Forecast forecast = Forecast.PIPELINE;

    @Column(name = "source", length = 60)
    private @Nullable String source;

    @Column(name = "campaign", length = 400)
    private @Nullable String campaign;

    @Column(name = "product", length = 60)
    private @Nullable String product;

    @Column(name = "description", length = 8000)
    private @Nullable String description;

    @Column(name = "next_step", length = 400)
    private @Nullable String nextStep;

    @Column(name = "next_step_on")
    private @Nullable LocalDate nextStepOn;

    @Embedded
    private @Nullable Qualification qualification = new Qualification();

    @Column(name = "priority_score")
    private long priorityScore;

    @Embedded
    private @Nullable Ending ending = Ending.none();

    @Column(name = "lead_id", length = 36)
    private @Nullable String lead;

    @Column(name = "tags", length = 2000)
    private @Nullable String tags;

    @ElementCollection
    @CollectionTable(
            schema = "opportunity",
            name = "opportunity_visits",
            joinColumns = @JoinColumn(name = "opportunity_id"))
    @OrderBy("place")
    private List<StageVisit> visits = new ArrayList<>();

    @ElementCollection
    @CollectionTable(
            schema = "opportunity",
            name = "opportunity_checks",
            joinColumns = @JoinColumn(name = "opportunity_id"))
    @OrderBy("place")
    private List<CheckItem> checks = new ArrayList<>();

    @ElementCollection
    @CollectionTable(
            schema = "opportunity",
            name = "opportunity_people",
            joinColumns = @JoinColumn(name = "opportunity_id"))
    @OrderBy("place")
    private List<Person> people = new ArrayList<>();

    @ElementCollection
    @CollectionTable(
            schema = "opportunity",
            name = "opportunity_members",
            joinColumns = @JoinColumn(name = "opportunity_id"))
    @OrderBy("place")
    private List<Member> dealTeam = new ArrayList<>();

    @ElementCollection
    @CollectionTable(
            schema = "opportunity",
            name = "opportunity_products",
            joinColumns = @JoinColumn(name = "opportunity_id"))
    @OrderBy("place")
    private List<ProductLine> products = new ArrayList<>();

    @ElementCollection
    @CollectionTable(
            schema = "opportunity",
            name = "opportunity_rivals",
            joinColumns = @JoinColumn(name = "opportunity_id"))
    @OrderBy("place")
    private List<Rival> rivals = new ArrayList<>();

    @ElementCollection
    @CollectionTable(
            schema = "opportunity",
            name = "opportunity_needs",
            joinColumns = @JoinColumn(name = "opportunity_id"))
    @Column(name = "need_id")
    private List<String> needs = new ArrayList<>();

    /** Where somebody wants it and it does not stand yet. */
    @Transient
    private @Nullable String wantedStage;

    @Transient
    private @Nullable String wantedPipeline;

    /** Whether the probability was set just now, perhaps together with the stage. */
    @Transient
    private boolean estimated;

    /** A fresh one; the engine sets its fields one by one. */
    public Opportunity() {}

    // ---- what it is

    @Nullable
    String name() {
        return name;
    }

    void rename(@Nullable String newName) {
        name = newName;
    }

    /** What another system calls it. */
    @Nullable
    String code() {
        return code;
    }

    /** Whoever has no name is called by its code. */
    void encode(@Nullable String newCode) {
        code = newCode;
        name = name == null ? newCode : name;
    }

    /** A code alone says little: the product stands before it. */
    void callByProduct(UnaryOperator<String> text) {
        if (code != null && code.equals(name) && product != null) {
            name = text.apply(product) + " · " + code;
        }
    }

    @Nullable
    String customer() {
        return customer;
    }

    void sellTo(@Nullable String newCustomer) {
        customer = newCustomer;
    }

    @Nullable
    LocalDate expectedClose() {
        return expectedClose;
    }

    void expectClose(@Nullable LocalDate day) {
        expectedClose = day;
    }

    @Nullable
    LocalDate openedOn() {
        return openedOn;
    }

    void openOn(@Nullable LocalDate day) {
        openedOn = day;
    }

    Forecast forecast() {
        return forecast;
    }

    void forecast(@Nullable Forecast newForecast) {
        forecast = Objects.requireNonNullElse(newForecast, Forecast.PIPELINE);
    }

    @Nullable
    String source() {
        return source;
    }

    void comeFrom(@Nullable String newSource) {
        source = newSource;
    }

    @Nullable
    String campaign() {
        return campaign;
    }

    void answerTo(@Nullable String newCampaign) {
        campaign = newCampaign;
    }

    @Nullable
    String product() {
        return product;
    }

    void offer(@Nullable String newProduct) {
        product = newProduct;
    }

    @Nullable
    String description() {
        return description;
    }

    void describe(@Nullable String text) {
        description = text;
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

    @Nullable
    String lead() {
        return lead;
    }

    void comeOfLead(@Nullable String newLead) {
        lead = newLead;
    }

    List<String> tags() {
        return Tags.of(tags);
    }

    void tag(@Nullable List<String> codes) {
        tags = Tags.kept(codes);
    }

    // ---- what it is worth

    @Nullable
    Money amount() {
        return MoneyValue.toMoney(amount);
    }

    /** @throws TradewindException INVALID if it is less than zero */
    void value(@Nullable Money newAmount) {
        if (newAmount != null && newAmount.isNegative()) {
            throw new TradewindException(Kind.INVALID, "opportunities.negative-amount");
        }
        amount = MoneyValue.of(newAmount);
    }

    @Nullable
    Money weightedAmount() {
        return MoneyValue.toMoney(weightedAmount);
    }

    /** What comes in each month once it is won. */
    @Nullable
    Money monthlyAmount() {
        return MoneyValue.toMoney(monthlyAmount);
    }

    long probability() {
        return probability;
    }

    /** Whether somebody set the probability; else the stage's holds. */
    boolean ownProbability() {
        return ownProbability;
    }

    /** One of its own, until it moves on; null: the stage's. */
    void estimate(@Nullable Long percent) {
        ownProbability = percent != null;
        estimated = percent != null;
        probability = percent == null ? 0 : percent;
    }

    List<Map<String, Object>> products() {
        return products.stream().map(ProductLine::line).toList();
    }

    /** @throws TradewindException INVALID if a line says neither product nor description */
    void interestIn(@Nullable List<Map<String, Object>> lines) {
        List<ProductLine> wanted = made(lines, ProductLine::of);
        for (int place = 0; place < wanted.size(); place++) {
            if (!wanted.get(place).isNamed()) {
                throw new TradewindException(Kind.INVALID, "opportunities.product-unnamed", place + 1);
            }
        }
        products.clear();
        products.addAll(wanted);
    }

    // ---- how good it is

    private Qualification sheet() {
        Qualification now = qualification;
        return now == null ? new Qualification() : now;
    }

    Qualification.Budget budget() {
        return sheet().budget();
    }

    void budget(Qualification.@Nullable Budget answer) {
        Qualification old = sheet();
        Qualification.Budget now = Objects.requireNonNullElse(answer, Qualification.Budget.UNKNOWN);
        qualification = Qualification.of(now, old.authority(), old.needClarity(), old.timing(), old.feasibility());
    }

    Qualification.Authority authority() {
        return sheet().authority();
    }

    void authority(Qualification.@Nullable Authority answer) {
        Qualification old = sheet();
        Qualification.Authority now = Objects.requireNonNullElse(answer, Qualification.Authority.UNKNOWN);
        qualification = Qualification.of(old.budget(), now, old.needClarity(), old.timing(), old.feasibility());
    }

    Qualification.NeedClarity needClarity() {
        return sheet().needClarity();
    }

    void needClarity(Qualification.@Nullable NeedClarity answer) {
        Qualification old = sheet();
        Qualification.NeedClarity now = Objects.requireNonNullElse(answer, Qualification.NeedClarity.UNKNOWN);
        qualification = Qualification.of(old.budget(), old.authority(), now, old.timing(), old.feasibility());
    }

    Qualification.Timing timing() {
        return sheet().timing();
    }

    void timing(Qualification.@Nullable Timing answer) {
        Qualification old = sheet();
        Qualification.Timing now = Objects.requireNonNullElse(answer, Qualification.Timing.UNKNOWN);
        qualification = Qualification.of(old.budget(), old.authority(), old.needClarity(), now, old.feasibility());
    }

    Qualification.Feasibility feasibility() {
        return sheet().feasibility();
    }

    void feasibility(Qualification.@Nullable Feasibility answer) {
        Qualification old = sheet();
        Qualification.Feasibility now = Objects.requireNonNullElse(answer, Qualification.Feasibility.UNKNOWN);
        qualification = Qualification.of(old.budget(), old.authority(), old.needClarity(), old.timing(), now);
    }

    long priorityScore() {
        return priorityScore;
    }

    List<Map<String, Object>> priorityReasons() {
        return sheet().reasons();
    }

    // ---- who has to do with it

    List<Map<String, Object>> people() {
        return people.stream().map(Person::line).toList();
    }

    /** @throws TradewindException INVALID if a line names nobody */
    void involve(@Nullable List<Map<String, Object>> lines) {
        List<Person> wanted = made(lines, Person::of);
        for (int place = 0; place < wanted.size(); place++) {
            if (!wanted.get(place).isNamed()) {
                throw new TradewindException(Kind.INVALID, "opportunities.person-unnamed", place + 1);
            }
        }
        people.clear();
        people.addAll(wanted);
    }

    List<Map<String, Object>> dealTeam() {
        return dealTeam.stream().map(Member::line).toList();
    }

    /** @throws TradewindException INVALID if somebody is there twice, or the shares are some but not a whole */
    void staff(@Nullable List<Map<String, Object>> lines) {
        List<Member> wanted = made(lines, Member::of);
        BigDecimal whole = wanted.stream().map(Member::share).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (whole.signum() != 0 && whole.compareTo(BigDecimal.valueOf(100)) != 0) {
            throw new TradewindException(Kind.INVALID, "opportunities.shares", whole.stripTrailingZeros());
        }
        if (wanted.stream().map(Member::user).distinct().count() < wanted.size()) {
            throw new TradewindException(Kind.INVALID, "opportunities.member-twice");
        }
        dealTeam.clear();
        dealTeam.addAll(wanted);
    }

    List<Map<String, Object>> rivals() {
        return rivals.stream().map(Rival::line).toList();
    }

    void compete(@Nullable List<Map<String, Object>> lines) {
        List<Rival> wanted = made(lines, Rival::of);
        rivals.clear();
        rivals.addAll(wanted);
    }

    List<Map<String, Object>> needs() {
        return needs.stream().sorted().map(need -> Line.of("need", need)).toList();
    }

    void meet(@Nullable List<Map<String, Object>> lines) {
        needs.clear();
        lines(lines).stream()
                .map(line -> String.valueOf(line.get("need")))
                .distinct()
                .forEach(needs::add);
    }

    private static List<Map<String, Object>> lines(@Nullable List<Map<String, Object>> lines) {
        return lines == null ? List.of() : lines;
    }

    private static <T> List<T> made(@Nullable List<Map<String, Object>> lines, BiFunction<Line, Integer, T> make) {
        List<T> made = new ArrayList<>();
        lines(lines).forEach(line -> made.add(make.apply(new Line(line), made.size())));
        return made;
    }

    // ---- where it stands

    @Nullable
    String pipeline() {
        return pipeline;
    }

    /** Goes into effect when the record is checked, see {@link Moving#settle}. */
    void wantPipeline(@Nullable String id) {
        wantedPipeline = id == null || id.equals(pipeline) ? null : id;
    }

    @Nullable
    String stage() {
        return stage;
    }

    /** As {@link #wantPipeline}. */
    void wantStage(@Nullable String id) {
        wantedStage = id == null || id.equals(stage) ? null : id;
    }

    Optional<String> wantedPipeline() {
        return Optional.ofNullable(wantedPipeline);
    }

    Optional<String> wantedStage() {
        return Optional.ofNullable(wantedStage);
    }

    State state() {
        return state;
    }

    boolean isIn(State wanted) {
        return state == wanted;
    }

    boolean isEnded() {
        return state != State.OPEN && state != State.ON_HOLD;
    }

    /** Whether it has come to a stage yet. */
    boolean isPlaced() {
        return !visits.isEmpty();
    }

    @Nullable
    Instant stageSince() {
        return stageSince;
    }

    /** The day from which it counts as stalled where it stands; null: it does not. */
    @Nullable
    LocalDate stalledOn() {
        return stalledOn;
    }

    List<Map<String, Object>> history() {
        return visits.stream().map(StageVisit::line).toList();
    }

    /** Ids of the stages it stood in, the latest first. */
    List<String> stagesBefore() {
        return visits.reversed().stream().map(StageVisit::stage).toList();
    }

    /** It stands in the stage from then on; the state is what the stage means. */
    void enter(Stage next, Instant at, String by, @Nullable String note) {
        boolean another = !Objects.equals(stage, next.id());
        pipeline = next.pipeline();
        stage = next.id();
        wantedPipeline = null;
        wantedStage = null;
        state = State.valueOf(next.kind().name());
        if (another) {
            leave(at);
            visits.add(StageVisit.begin(visits.size(), next, at, by, note));
            stageSince = visits.getLast().enteredAt();
        }
        if (another && isPlacedAgain() && !estimated) {
            ownProbability = false;
        }
        forecast = switch (next.kind()) {
            case WON -> Forecast.CLOSED;
            case LOST -> Forecast.OMITTED;
            case OPEN, ON_HOLD -> isAfterEnd() ? Forecast.PIPELINE : forecast;
        };
    }

    /** As if the other stage had been this one all along; only the history tells. */
    void transfer(Stage next, Instant at, String by) {
        State kept = state;
        Forecast forecastBefore = forecast;
        boolean own = ownProbability;
        long percent = probability;
        enter(next, at, by, null);
        state = kept;
        forecast = forecastBefore;
        ownProbability = own;
        probability = percent;
        reckon(next);
    }

    private boolean isPlacedAgain() {
        return visits.size() > 1;
    }

    private boolean isAfterEnd() {
        return forecast == Forecast.CLOSED || (forecast == Forecast.OMITTED && ending().closedOn() != null);
    }

    private void leave(Instant at) {
        if (!visits.isEmpty() && visits.getLast().isRunning()) {
            StageVisit last = visits.removeLast();
            visits.add(last.end(at));
        }
    }

    /** Works out what follows from what it is and where it stands. */
    void reckon(Stage now) {
        if (isEnded()) {
            probability = state == State.WON ? 100 : 0;
            ownProbability = false;
        } else if (!ownProbability) {
            probability = now.probability();
        }
        if (amount == null) {
            sum(products.stream()
                            .map(ProductLine::total)
                            .flatMap(Optional::stream)
                            .toList())
                    .ifPresent(this::value);
        }
        Money worth = amount();
        weightedAmount = worth == null ? null : MoneyValue.of(share(worth));
        monthlyAmount = MoneyValue.of(sum(products.stream()
                        .map(ProductLine::monthly)
                        .flatMap(Optional::stream)
                        .toList())
                .orElse(null));
        priorityScore = sheet().score();
        Long days = now.stalledAfterDays();
        Instant since = stageSince;
        stalledOn = state == State.OPEN && days != null && since != null
                ? since.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(days)
                : null;
    }

    private Money share(Money worth) {
        return new Money(
                worth.amount().multiply(BigDecimal.valueOf(probability)).movePointLeft(2), worth.currency());
    }

    /** Of one currency; of several there is no sum. */
    private static Optional<Money> sum(List<Money> amounts) {
        boolean one = amounts.stream().map(Money::currency).distinct().count() == 1;
        return one ? amounts.stream().reduce(Money::plus) : Optional.empty();
    }

    // ---- what its stage asks for

    List<Map<String, Object>> checklist() {
        return checks.stream()
                .filter(check -> check.stage().equals(stage))
                .map(CheckItem::line)
                .toList();
    }

    /** Ticks what the lines say is done; what the stage does not ask for is left away. */
    void tick(@Nullable List<Map<String, Object>> lines) {
        List<String> done = lines(lines).stream()
                .map(Line::new)
                .filter(line -> line.flag("done"))
                .map(line -> Objects.requireNonNullElse(line.text("item"), ""))
                .toList();
        replaceChecks(check -> check.stage().equals(stage) ? check.at(0, done.contains(check.item())) : check);
    }

    private void replaceChecks(UnaryOperator<CheckItem> change) {
        List<CheckItem> all = checks.stream().map(change).toList();
        checks.clear();
        all.forEach(check -> checks.add(check.at(checks.size(), check.done())));
    }

    /** What the stage asks for and is not on the list yet comes on it. */
    void listChecks(Stage now) {
        for (String item : now.checklist()) {
            if (checks.stream().noneMatch(check -> check.is(now.id(), item))) {
                checks.add(CheckItem.of(checks.size(), now.id(), item, false));
            }
        }
    }

    /** What the stage still asks for before the opportunity goes on. */
    List<String> unticked(Stage now) {
        return now.checklist().stream()
                .filter(item -> checks.stream().noneMatch(check -> check.is(now.id(), item) && check.done()))
                .toList();
    }

    // ---- how it ends

    Ending ending() {
        Ending now = ending;
        return now == null ? Ending.none() : now;
    }

    void end(UnaryOperator<Ending> change) {
        ending = change.apply(ending());
    }

    void hold(@Nullable LocalDate until) {
        state = State.ON_HOLD;
        end(now -> now.restingUntil(until));
    }

    void invalidate(String reason, LocalDate day) {
        state = State.INVALID;
        forecast = Forecast.OMITTED;
        end(now -> now.on(day).noting(reason).restingUntil(null));
    }

    String title() {
        return Objects.requireNonNullElse(name, "");
    }
}
