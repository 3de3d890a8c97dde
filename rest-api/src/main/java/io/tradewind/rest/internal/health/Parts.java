package io.tradewind.rest.internal.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.event.EventLog;
import io.tradewind.health.HealthSource;
import io.tradewind.health.HealthSource.Check;
import io.tradewind.health.HealthSource.Figure;
import io.tradewind.module.Modules;
import io.tradewind.record.Records;

/** What there is to be asked, as parts come and go. */
@Component(service = Parts.class)
public final class Parts {
    private final List<HealthSource> sources = new CopyOnWriteArrayList<>();

    private volatile @Nullable EventLog events;
    private volatile @Nullable Modules modules;
    private volatile @Nullable Records records;
    private volatile @Nullable Identity identity;

    @Activate
    public Parts() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(HealthSource source) {
        sources.add(source);
    }

    void remove(HealthSource source) {
        sources.remove(source);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, unbind = "noEvents")
    void withEvents(EventLog came) {
        events = came;
    }

    void noEvents(EventLog gone) {
        events = events == gone ? null : events;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, unbind = "noModules")
    void withModules(Modules came) {
        modules = came;
    }

    void noModules(Modules gone) {
        modules = modules == gone ? null : modules;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, unbind = "noRecords")
    void withRecords(Records came) {
        records = came;
    }

    void noRecords(Records gone) {
        records = records == gone ? null : records;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, unbind = "noIdentity")
    void withIdentity(Identity came) {
        identity = came;
    }

    void noIdentity(Identity gone) {
        identity = identity == gone ? null : identity;
    }

    /** All checks; what needs attention but can wait is not essential. */
    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("engine", records == null ? "The record engine is not running." : "", true));
        sources.forEach(source -> checks.addAll(source.checks()));
        for (Modules.Module module : modules()) {
            String problem = module.state() == Modules.State.NEEDS_ATTENTION ? String.valueOf(module.problem()) : "";
            checks.add(new Check("module " + module.name(), problem, false));
        }
        return checks;
    }

    void into(Exposition out) {
        sources.forEach(source -> source.figures().forEach(out::gauge));
        for (Modules.Module module : modules()) {
            out.gauge(new Figure(
                    "tradewind_module",
                    "Modules; 1 if the module is in the state.",
                    Map.of("module", module.name(), "state", module.state().name()),
                    1));
        }
        EventLog log = events;
        if (log != null) {
            out.gauge(new Figure("tradewind_events", "Number of the newest event.", Map.of(), log.end()));
            log.cursors().forEach(cursor -> cursor(out, cursor));
        }
    }

    private static void cursor(Exposition out, EventLog.Cursor cursor) {
        Map<String, String> handler = Map.of("handler", cursor.handler());
        out.gauge(new Figure(
                "tradewind_event_handler_behind", "Events a handler has not handled.", handler, cursor.behind()));
        out.gauge(new Figure(
                "tradewind_event_handler_attempts", "Failed attempts at its next event.", handler, cursor.attempts()));
    }

    private List<Modules.Module> modules() {
        Modules present = modules;
        Identity who = identity;
        return present == null || who == null ? List.of() : who.as(Actor.SYSTEM, present::all);
    }
}
