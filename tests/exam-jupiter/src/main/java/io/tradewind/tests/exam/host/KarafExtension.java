package io.tradewind.tests.exam.host;

import java.lang.reflect.Method;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

import io.tradewind.tests.exam.InKaraf;

/**
 * Sends each test method of an {@link InKaraf} class into the container and skips it here. Found by JUnit's automatic detection, so
 * that test classes carry no reference to it and load in the container. Containers are shared by all classes of a run.
 */
public final class KarafExtension implements BeforeAllCallback, InvocationInterceptor {
    @Override
    public void beforeAll(ExtensionContext context) {
        InKaraf wish = wish(context);
        if (wish != null) {
            container(wish, context);
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
        container(wish, context)
                .call(context.getRequiredTestClass(), call.getExecutable().getName());
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

    /** Kept by the whole run and closed at its end. */
    private static Container container(InKaraf wish, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(KarafExtension.class))
                .getOrComputeIfAbsent(
                        wish.value(),
                        database -> Container.start(database, context.getRequiredTestClass()),
                        Container.class);
    }
}
