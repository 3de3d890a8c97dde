package io.tradewind.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.module.Modules;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.tests.exam.Services;

/** A record type that a bundle brings: it comes, changes and goes through the framework alone. */
abstract class StagesContract {
    private static final String MODULE = StageBundle.TYPE;

    private Records records;
    private RecordTypes types;
    private Modules modules;

    @BeforeEach
    void findServices() {
        Stage.awaitCustomers();
        records = Services.get(Records.class);
        types = Services.get(RecordTypes.class);
        modules = Services.get(Modules.class);
    }

    @AfterEach
    void leaves() {
        for (Bundle bundle : Services.context().getBundles()) {
            if (bundle.getLocation().startsWith("test:")) {
                StageBundle.uninstall(bundle);
            }
        }
    }

    @Test
    void a_bundle_brings_its_type_runs_new_code_after_an_update_and_finds_its_data_when_it_returns() throws Exception {
        List<String> news = new CopyOnWriteArrayList<>();
        AutoCloseable watch = types.watch(new Gossip(news));
        Bundle bundle = StageBundle.install('A');
        String customer = People.asSystem(() -> records.create("customers", Map.of("name", People.fresh("Visited"))))
                .id();
        RecordView first = visit(customer, "A-");
        assertThat(others(bundle)).as("bundles before").allMatch(other -> other.endsWith("ACTIVE"));
        List<String> before = others(bundle);

        StageBundle.update(bundle, 'B');
        visit(customer, "B-");
        assertThat(others(bundle)).as("nobody else was touched").isEqualTo(before);
        assertThat(topic(first.ref())).isEqualTo("probe");

        StageBundle.uninstall(bundle);
        TradewindException gone = refusal(() -> topic(first.ref()));
        assertThat(gone.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(gone.code()).isEqualTo("record.stage-not-running");
        assertThat(types.find(StageBundle.TYPE)).isEmpty();
        assertThat(refusal(() -> topic(new RecordRef("never-was", first.id()))).kind())
                .isEqualTo(Kind.NOT_FOUND);

        StageBundle.install('C');
        visit(customer, "C-");
        assertThat(topic(first.ref())).isEqualTo("probe");
        assertThat(news).containsSubsequence("came", "went", "came", "went", "came");
        watch.close();
    }

    @Test
    void a_stage_that_an_administrator_stopped_stays_so_whoever_starts_its_bundle() throws Exception {
        Bundle bundle = StageBundle.install('A');
        Eventually.get(() -> types.find(StageBundle.TYPE), java.util.Optional::isPresent);
        Actor admin = People.with(Directory.ADMINISTRATOR);
        Actor seller = People.with(Directory.SALES_REPRESENTATIVE);
        assertThat(refusal(() -> People.as(seller, () -> disable())).kind()).isEqualTo(Kind.FORBIDDEN);

        People.as(admin, this::disable);
        assertThat(state(admin)).isEqualTo(Modules.State.STOPPED);
        assertThat(bundle.getState()).isEqualTo(Bundle.RESOLVED);
        List<Integer> starts = new CopyOnWriteArrayList<>();
        SynchronousBundleListener watch = event -> {
            if (event.getBundle().getSymbolicName().equals(bundle.getSymbolicName())
                    && event.getType() == BundleEvent.STARTING) {
                starts.add(event.getType());
            }
        };
        Services.context().addBundleListener(watch);
        bundle.start();
        StageBundle.update(bundle, 'B');
        StageBundle.uninstall(bundle);
        Bundle returned = StageBundle.install('C');
        Eventually.pause(300);
        Services.context().removeBundleListener(watch);
        assertThat(starts).as("not for a moment").isEmpty();
        assertThat(returned.getState()).isNotEqualTo(Bundle.ACTIVE);
        assertThat(types.find(StageBundle.TYPE)).isEmpty();

        People.as(admin, () -> {
            modules.enable(MODULE);
            return true;
        });
        Eventually.get(() -> state(admin), state -> state == Modules.State.RUNNING);
        Eventually.get(() -> types.find(StageBundle.TYPE), java.util.Optional::isPresent);
    }

    private boolean disable() {
        modules.disable(MODULE);
        return true;
    }

    private Modules.State state(Actor admin) {
        return People.as(admin, () -> modules.read(MODULE)).state();
    }

    /** Makes visits until the running number shows which code runs. */
    private RecordView visit(String customer, String prefix) {
        return Eventually.get(
                () -> tryToVisit(customer),
                made -> made != null && String.valueOf(made.value("number")).startsWith(prefix));
    }

    private @org.jspecify.annotations.Nullable RecordView tryToVisit(String customer) {
        try {
            return People.asSystem(() -> records.create(
                    StageBundle.TYPE, Map.of("customer", customer, "topic", "probe", "visitedOn", "2026-11-20")));
        } catch (TradewindException notYet) {
            assertThat(notYet.kind()).isIn(Kind.UNAVAILABLE, Kind.NOT_FOUND);
            return null;
        }
    }

    private Object topic(RecordRef ref) {
        return String.valueOf(People.asSystem(() -> records.read(ref)).value("topic"));
    }

    private static TradewindException refusal(Runnable work) {
        TradewindException refusal = catchThrowableOfType(TradewindException.class, work::run);
        assertThat(refusal).as("refusal").isNotNull();
        return refusal;
    }

    /** What our other bundles are and since when. */
    private static List<String> others(Bundle stage) {
        return Arrays.stream(Services.context().getBundles())
                .filter(bundle -> bundle != stage && bundle.getSymbolicName().startsWith("io.tradewind."))
                .map(bundle -> bundle.getSymbolicName() + " " + bundle.getLastModified() + " "
                        + (bundle.getState() == Bundle.ACTIVE ? "ACTIVE" : bundle.getState()))
                .toList();
    }

    /** Notes the coming and going of the stage's type. */
    private record Gossip(List<String> news) implements RecordTypes.Listener {
        @Override
        public void came(String type) {
            note(type, "came");
        }

        @Override
        public void went(String type) {
            note(type, "went");
        }

        private void note(String type, String what) {
            if (type.equals(StageBundle.TYPE)) {
                news.add(what);
            }
        }
    }
}
