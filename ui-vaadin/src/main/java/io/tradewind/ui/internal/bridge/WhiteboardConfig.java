package io.tradewind.ui.internal.bridge;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;

import org.jspecify.annotations.Nullable;

/**
 * A servlet configuration that also answers for the servlet's registration. Whiteboard contexts know none, but Atmosphere
 * finds the address of its WebSocket endpoint through it.
 */
final class WhiteboardConfig implements ServletConfig {
    private final ServletConfig config;
    private final ServletContext context;

    WhiteboardConfig(ServletConfig config) {
        this.config = config;
        var registration = proxy(ServletRegistration.class, (self, method, arguments) -> switch (method.getName()) {
            case "getName" -> config.getServletName();
            case "getClassName" -> UiServlet.class.getName();
            case "getMappings" -> (Collection<String>) List.of("/*");
            case "getInitParameter" -> config.getInitParameter((String) arguments[0]);
            case "getInitParameters" -> initParameters();
            default -> throw new UnsupportedOperationException(method.getName());
        });
        this.context = proxy(ServletContext.class, (self, method, arguments) -> switch (method.getName()) {
            case "getServletRegistrations" -> Map.of(config.getServletName(), registration);
            case "getServletRegistration" -> config.getServletName().equals(arguments[0]) ? registration : null;
            case "hashCode" -> System.identityHashCode(self);
            case "equals" -> self == arguments[0];
            default -> delegate(method.getName(), () -> method.invoke(config.getServletContext(), arguments));
        });
    }

    @Override
    public String getServletName() {
        return config.getServletName();
    }

    @Override
    public ServletContext getServletContext() {
        return context;
    }

    @Override
    public @Nullable String getInitParameter(String name) {
        return config.getInitParameter(name);
    }

    @Override
    public Enumeration<String> getInitParameterNames() {
        return config.getInitParameterNames();
    }

    private Map<String, String> initParameters() {
        var parameters = new HashMap<String, String>();
        for (var name : Collections.list(config.getInitParameterNames())) {
            parameters.put(name, config.getInitParameter(name));
        }
        return parameters;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(ServletContext.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private interface Call {
        @Nullable
        Object run() throws ReflectiveOperationException;
    }

    private static @Nullable Object delegate(String name, Call call) throws Throwable {
        try {
            return call.run();
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? new IllegalStateException(name, e) : e.getCause();
        }
    }
}
