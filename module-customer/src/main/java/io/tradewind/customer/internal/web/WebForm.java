package io.tradewind.customer.internal.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.customer.internal.lead.AssignLead;
import io.tradewind.entity.RecordEntity;

/** A form on a web site: what it asks for, and what becomes of what is sent in. */
@Entity
@Table(schema = "customer", name = "web_forms")
public class WebForm extends RecordEntity {
    @Column(name = "name", length = 200)
    private @Nullable String name;

    @Column(name = "name_en", length = 200)
    private @Nullable String nameEn;

    @Column(name = "form_key", length = 120)
    private @Nullable String key;

    @Column(name = "active")
    private boolean active = true;

    @Column(name = "source", length = 60)
    private @Nullable String source = "WEBSITE";

    @Column(name = "campaign", length = 400)
    private @Nullable String campaign;

    @Column(name = "person_id", length = 36)
    private @Nullable String person;

    @Column(name = "to_team_id", length = 36)
    private @Nullable String toTeam;

    @Column(name = "dealing", length = 40)
    @Enumerated(EnumType.STRING)
    private AssignLead.@Nullable Rule dealing;

    @Column(name = "thanks", length = 1000)
    private @Nullable String thanks;

    @Column(name = "thanks_en", length = 1000)
    private @Nullable String thanksEn;

    @Column(name = "sites", length = 4000)
    private @Nullable String sites;

    @Column(name = "secret", length = 100)
    private String secret = Ticket.newSecret();

    @ElementCollection
    @CollectionTable(schema = "customer", name = "web_form_inputs", joinColumns = @JoinColumn(name = "form_id"))
    @OrderBy("place")
    private List<FormInput> inputs = new ArrayList<>();

    /** A fresh one; the engine sets its fields one by one. */
    public WebForm() {}

    @Nullable
    String name() {
        return name;
    }

    void rename(@Nullable String newName) {
        name = newName;
    }

    @Nullable
    String nameEn() {
        return nameEn;
    }

    void renameEn(@Nullable String newName) {
        nameEn = newName;
    }

    String title(Locale language) {
        return in(language, name, nameEn);
    }

    @Nullable
    String key() {
        return key;
    }

    void encode(@Nullable String newKey) {
        key = newKey;
    }

    boolean hasGoodKey() {
        return key != null && key.matches("[a-z0-9][a-z0-9-]{2,59}");
    }

    /** Where it is sent to. */
    String address() {
        return key == null ? "" : "/api/v1/forms/" + key;
    }

    boolean active() {
        return active;
    }

    void activate(@Nullable Boolean on) {
        active = Boolean.TRUE.equals(on);
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

    /** Id of the user who gets all leads. */
    @Nullable
    String person() {
        return person;
    }

    void giveTo(@Nullable String user) {
        person = user;
    }

    /** Id of the team out of which the rule chooses. */
    @Nullable
    String toTeam() {
        return toTeam;
    }

    void giveToTeam(@Nullable String team) {
        toTeam = team;
    }

    AssignLead.@Nullable Rule dealing() {
        return dealing;
    }

    void deal(AssignLead.@Nullable Rule rule) {
        dealing = rule;
    }

    @Nullable
    String thanks() {
        return thanks;
    }

    void thank(@Nullable String words) {
        thanks = words;
    }

    @Nullable
    String thanksEn() {
        return thanksEn;
    }

    void thankEn(@Nullable String words) {
        thanksEn = words;
    }

    String thanks(Locale language) {
        return in(language, thanks, thanksEn);
    }

    private static String in(Locale language, @Nullable String zh, @Nullable String en) {
        boolean chinese = language.getLanguage().equals("zh");
        String first = Objects.requireNonNullElse(chinese ? zh : en, "");
        return first.isBlank() ? Objects.requireNonNullElse(chinese ? en : zh, "") : first;
    }

    /** Origins of web sites, one a line. */
    @Nullable
    String sites() {
        return sites;
    }

    void standOn(@Nullable String lines) {
        sites = lines;
    }

    Set<String> origins() {
        return sites == null
                ? Set.of()
                : sites.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    boolean hasGoodSites() {
        return origins().stream().allMatch(site -> site.matches("https?://[A-Za-z0-9.-]+(:\\d{1,5})?"));
    }

    String secret() {
        return secret;
    }

    List<FormInput> inputs() {
        return List.copyOf(inputs);
    }

    List<Map<String, Object>> inputLines() {
        return inputs.stream().map(FormInput::line).toList();
    }

    void ask(@Nullable List<Map<String, Object>> lines) {
        inputs.clear();
        for (Map<String, Object> line : lines == null ? List.<Map<String, Object>>of() : lines) {
            inputs.add(FormInput.of(line, inputs.size()));
        }
    }
}
