package io.tradewind.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleRevision;

import io.tradewind.access.Access;
import io.tradewind.access.Directory;
import io.tradewind.access.Identity;
import io.tradewind.access.LogIn;
import io.tradewind.access.Tokens;
import io.tradewind.event.EventLog;
import io.tradewind.event.Events;
import io.tradewind.list.ValueLists;
import io.tradewind.module.Modules;
import io.tradewind.once.Once;
import io.tradewind.record.AuditTrail;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.Records;
import io.tradewind.tests.exam.Services;
import io.tradewind.text.Texts;
import io.tradewind.transfer.Exports;
import io.tradewind.transfer.Imports;
import io.tradewind.tx.Transactions;
import io.tradewind.work.BackgroundWork;

/** The features resolve in a stock Karaf, and the engine gives what its contract packages promise. */
abstract class EngineContract {
    private static final List<Class<?>> PROMISED = List.of(
            Access.class,
            AuditTrail.class,
            Directory.class,
            EventLog.class,
            Events.class,
            Exports.class,
            Identity.class,
            Imports.class,
            LogIn.class,
            Modules.class,
            Once.class,
            Records.class,
            RecordTypes.class,
            Texts.class,
            Tokens.class,
            Transactions.class,
            ValueLists.class,
            BackgroundWork.class);

    @Test
    void each_contract_is_one_service_of_the_engine() {
        Stage.awaitCustomers();
        for (Class<?> contract : PROMISED) {
            assertThat(Services.get(contract)).isInstanceOf(contract);
            ServiceReference<?>[] all = references(contract);
            assertThat(all).as(contract.getName()).hasSize(1);
            assertThat(all[0].getBundle().getSymbolicName()).isEqualTo("io.tradewind.core.runtime");
        }
    }

    @Test
    void every_bundle_runs_and_none_belongs_to_the_browser_door() {
        Stage.awaitCustomers();
        List<Bundle> bundles = Arrays.asList(Services.context().getBundles());

        assertThat(bundles)
                .allSatisfy(bundle -> assertThat(bundle.getState())
                        .as(bundle.getSymbolicName())
                        .isEqualTo(isFragment(bundle) ? Bundle.RESOLVED : Bundle.ACTIVE));
        assertThat(bundles).extracting(Bundle::getSymbolicName).contains("io.tradewind.rest.api");
        assertThat(bundles)
                .extracting(bundle -> bundle.getHeaders("").get(Constants.EXPORT_PACKAGE) + "")
                .noneMatch(packages -> packages.contains("com.vaadin."));
    }

    private static boolean isFragment(Bundle bundle) {
        return (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }

    private static ServiceReference<?>[] references(Class<?> contract) {
        BundleContext context = Services.context();
        try {
            ServiceReference<?>[] found = context.getAllServiceReferences(contract.getName(), null);
            return found == null ? new ServiceReference<?>[0] : found;
        } catch (org.osgi.framework.InvalidSyntaxException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
