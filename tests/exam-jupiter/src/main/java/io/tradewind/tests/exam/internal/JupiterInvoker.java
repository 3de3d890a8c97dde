package io.tradewind.tests.exam.internal;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.ops4j.pax.exam.ProbeInvoker;
import org.ops4j.pax.exam.ProbeInvokerFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Component;

/** Lets Pax Exam run JUnit 5 tests: Pax Exam itself knows JUnit 4 only. */
@Component(property = "driver=jupiter")
public final class JupiterInvoker implements ProbeInvokerFactory {
    @Override
    public ProbeInvoker createProbeInvoker(Object probe, String address) {
        String[] parts = address.split(";");
        Bundle bundle = ((BundleContext) probe).getBundle();
        return arguments -> run(bundle, parts[0], parts[1]);
    }

    private static void run(Bundle probe, String className, String method) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(JupiterInvoker.class.getClassLoader());
        try {
            Class<?> test = probe.loadClass(className);
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(DiscoverySelectors.selectMethod(test, method))
                    .build();
            LauncherConfig alone = LauncherConfig.builder()
                    .enableTestEngineAutoRegistration(false)
                    .enableLauncherDiscoveryListenerAutoRegistration(false)
                    .enableLauncherSessionListenerAutoRegistration(false)
                    .enablePostDiscoveryFilterAutoRegistration(false)
                    .enableTestExecutionListenerAutoRegistration(false)
                    .addTestEngines(new JupiterTestEngine())
                    .build();
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherFactory.create(alone).execute(request, listener);
            report(listener.getSummary(), className + "." + method);
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(missing);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void report(TestExecutionSummary summary, String test) {
        if (summary.getTotalFailureCount() > 0) {
            StringWriter text = new StringWriter();
            summary.printFailuresTo(new PrintWriter(text), 60);
            throw new AssertionError(text.toString());
        }
        if (summary.getTestsSucceededCount() == 0) {
            throw new AssertionError(test + " did not run");
        }
    }
}
