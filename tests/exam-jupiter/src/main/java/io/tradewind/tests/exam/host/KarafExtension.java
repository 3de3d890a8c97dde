package io.tradewind.tests.exam.host;

import java.lang.reflect.Method;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.ops4j.pax.exam.TestAddress;

import io.tradewind.tests.exam.InKaraf;

/**
 * Sends each test method of an {@link InKaraf} class into the container and skips it here. Found by JUnit's automatic detection, so
 * that test classes carry no reference to it and load in the container. Containers are shared by all classes of a JVM.
 */
public final class KarafExtension implements BeforeAllCallback, AfterAllCallback, InvocationInterceptor {
    private static final Map<InKaraf.Database, Container> CONTAINERS = new EnumMap<>(InKaraf.Database.class);

    private final Map<String, TestAddress> addresses = new HashMap<>();

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        InKaraf wish = wish(context);
        if (wish != null) {
            addresses.putAll(container(wish.value()).install(context.getRequiredTestClass(), Test.class));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        InKaraf wish = wish(context);
        if (wish != null) {
            addresses.clear();
            container(wish.value()).uninstall();
        }
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        InKaraf wish = wish(context);
        if (wish == null) {
            invocation.proceed();
            return;
        }
        invocation.skip();
        TestAddress address = addresses.get(call.getExecutable().getName());
        if (address == null) {
            throw new IllegalStateException("not sent: " + call.getExecutable());
        }
        container(wish.value()).call(address);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        here(invocation, context);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        here(invocation, context);
    }

    private static void here(Invocation<Void> invocation, ExtensionContext context) throws Throwable {
        if (wish(context) == null) {
            invocation.proceed();
        } else {
            invocation.skip();
        }
    }

    private static @org.jspecify.annotations.Nullable InKaraf wish(ExtensionContext context) {
        return context.getRequiredTestClass().getAnnotation(InKaraf.class);
    }

    private static synchronized Container container(InKaraf.Database database) {
        return CONTAINERS.computeIfAbsent(database, Container::start);
    }
}
