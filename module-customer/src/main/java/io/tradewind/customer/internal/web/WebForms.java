package io.tradewind.customer.internal.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.persistence.EntityManager;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.form.PublicForms;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordRef;
import io.tradewind.record.Records;
import io.tradewind.text.Texts;
import io.tradewind.tx.Transactions;
import io.tradewind.tx.Turns;

/** Makes leads of what strangers send in. */
@Component(service = PublicForms.class)
public final class WebForms implements PublicForms {
    private static final Logger log = LoggerFactory.getLogger(WebForms.class);

    private final EntityManager entities;
    private final Records records;
    private final Identity identity;
    private final Transactions transactions;
    private final Turns turns;
    private final Texts texts;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public WebForms(
            @Reference(target = "(unit=customer)") EntityManager entities,
            @Reference Records records,
            @Reference Identity identity,
            @Reference Transactions transactions,
            @Reference Turns turns,
            @Reference Texts texts) {
        this.entities = entities;
        this.records = records;
        this.identity = identity;
        this.transactions = transactions;
        this.turns = turns;
        this.texts = texts;
    }

    private Optional<WebForm> form(String key) {
        return entities.createQuery(
                        "select f from WebForm f where f.key = :key and f.active = true and f.removedAt is null",
                        WebForm.class)
                .setParameter("key", key)
                .getResultStream()
                .findFirst();
    }

    @Override
    public Optional<Shown> find(String key, Locale language) {
        return transactions.required(() -> form(key).map(form -> shown(form, language)));
    }

    private Shown shown(WebForm form, Locale language) {
        List<Input> inputs = form.inputs().stream()
                .map(input -> new Input(
                        input.asked().field(),
                        input.asked().kind(),
                        texts.get(language, "leads.field." + input.asked().field()),
                        input.required(),
                        input.asked().max()))
                .toList();
        String ticket = Ticket.issue(clock.instant()).signed(form.secret());
        return new Shown(form.title(language), inputs, ticket, form.origins());
    }

    /** What is to be done with a lead that has come in. */
    private record Taken(String thanks, Optional<RecordRef> lead, Map<String, Object> assignment) {}

    @Override
    public String send(String key, Sent sent) {
        return identity.as(Actor.SYSTEM, () -> {
            Taken taken = transactions.required(() -> take(key, sent));
            taken.lead()
                    .filter(lead -> !taken.assignment().isEmpty())
                    .ifPresent(lead -> assign(lead, taken.assignment()));
            return taken.thanks();
        });
    }

    private Taken take(String key, Sent sent) {
        WebForm form = form(key).orElseThrow(() -> new TradewindException(Kind.NOT_FOUND, "forms.none"));
        if (!sent.trap().isBlank()) {
            return new Taken(form.thanks(sent.language()), Optional.empty(), Map.of());
        }
        use(Ticket.read(sent.ticket(), form.secret(), clock.instant()));
        RecordRef lead = records.create("leads", values(form, sent)).ref();
        return new Taken(form.thanks(sent.language()), Optional.of(lead), assignment(form));
    }

    /** A ticket is good once, also if it is sent twice at the same time. */
    private void use(Ticket ticket) {
        turns.take("customers.forms." + ticket.nonce());
        if (entities.find(UsedTicket.class, ticket.nonce()) != null) {
            throw new TradewindException(Kind.CONFLICT, "forms.sent-already");
        }
        Instant now = clock.instant();
        entities.persist(UsedTicket.of(ticket, now));
        entities.createQuery("delete from UsedTicket t where t.usedAt < :old")
                .setParameter("old", now.minus(Ticket.LIFE.multipliedBy(2)))
                .executeUpdate();
    }

    private static Map<String, Object> values(WebForm form, Sent sent) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<FieldProblem> problems = new ArrayList<>();
        for (FormInput input : form.inputs()) {
            String field = input.asked().field();
            String value = sent.values().getOrDefault(field, "").strip();
            if (value.isEmpty() && input.required()) {
                problems.add(FieldProblem.of(field, "field.required"));
            } else if (value.codePointCount(0, value.length()) > input.asked().max()) {
                problems.add(
                        FieldProblem.of(field, "field.too-long", input.asked().max()));
            } else if (!value.isEmpty()) {
                values.put(field, value);
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidRecord(problems);
        }
        if (form.source() != null) {
            values.put("source", form.source());
        }
        if (form.campaign() != null) {
            values.put("campaign", form.campaign());
        }
        return values;
    }

    private static Map<String, Object> assignment(WebForm form) {
        Map<String, Object> command = new LinkedHashMap<>();
        if (form.person() != null) {
            command.put("owner", form.person());
        } else if (form.dealing() != null && form.toTeam() != null) {
            command.put("rule", form.dealing().name());
            command.put("team", form.toTeam());
        }
        return command;
    }

    /** The lead is kept whether or not somebody is there to get it. */
    private void assign(RecordRef lead, Map<String, Object> command) {
        try {
            records.act(lead, "assign", command);
        } catch (TradewindException nobody) {
            log.warn("Lead {} came in by a web form and has no owner: {}", lead.id(), nobody.code());
        }
    }
}
