package io.tradewind.opportunity.internal.deal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OrderBy;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;
import io.tradewind.entity.Tags;

/** What is to be sold and to whom, where that came from, and who has to do with it. How it goes, its {@link Standing} and the {@link Opportunity} know. */
@MappedSuperclass
abstract class Sale extends RecordEntity {
    @Column(name = "name", length = 400)
    private @Nullable String name;

    @Column(name = "code", length = 80)
    private @Nullable String code;

    @Column(name = "customer_id", length = 36)
    private @Nullable String customer;

    @Column(name = "opened_on")
    private @Nullable LocalDate openedOn;

    @Column(name = "source", length = 60)
    private @Nullable String source;

    @Column(name = "campaign", length = 400)
    private @Nullable String campaign;

    @Column(name = "product", length = 60)
    private @Nullable String product;

    @Column(name = "description", length = 8000)
    private @Nullable String description;

    @Column(name = "lead_id", length = 36)
    private @Nullable String lead;

    @Column(name = "tags", length = 2000)
    private @Nullable String tags;

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

    String title() {
        return Objects.requireNonNullElse(name, "");
    }

    @Nullable
    String customer() {
        return customer;
    }

    void sellTo(@Nullable String newCustomer) {
        customer = newCustomer;
    }

    @Nullable
    LocalDate openedOn() {
        return openedOn;
    }

    void openOn(@Nullable LocalDate day) {
        openedOn = day;
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

    // ---- lines

    List<Map<String, Object>> products() {
        return products.stream().map(ProductLine::line).toList();
    }

    List<ProductLine> productLines() {
        return products;
    }

    void interestIn(@Nullable List<Map<String, Object>> lines) {
        replace(products, ProductLine.all(lines));
    }

    List<Map<String, Object>> people() {
        return people.stream().map(Person::line).toList();
    }

    void involve(@Nullable List<Map<String, Object>> lines) {
        replace(people, Person.all(lines));
    }

    List<Map<String, Object>> dealTeam() {
        return dealTeam.stream().map(Member::line).toList();
    }

    void staff(@Nullable List<Map<String, Object>> lines) {
        replace(dealTeam, Member.all(lines));
    }

    List<Map<String, Object>> rivals() {
        return rivals.stream().map(Rival::line).toList();
    }

    void compete(@Nullable List<Map<String, Object>> lines) {
        replace(rivals, Line.all(lines, Rival::of));
    }

    List<Map<String, Object>> needs() {
        return needs.stream().sorted().map(need -> Line.of("need", need)).toList();
    }

    void meet(@Nullable List<Map<String, Object>> lines) {
        List<String> wanted =
                Line.all(lines, (line, place) -> String.valueOf(line.parts().get("need")));
        replace(needs, wanted.stream().distinct().toList());
    }

    private static <T> void replace(List<T> kept, List<T> wanted) {
        kept.clear();
        kept.addAll(wanted);
    }
}
