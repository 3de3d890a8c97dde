package io.tradewind.runtime.internal.testing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

import io.tradewind.runtime.internal.db.Dialect;

/** Runs a {@link DatabaseTest} on each database. */
final class BothDatabases implements TestTemplateInvocationContextProvider {
    private static final Namespace NAMESPACE = Namespace.create(BothDatabases.class);

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        return Arrays.stream(Dialect.values()).map(Invocation::new);
    }

    private record Invocation(Dialect dialect) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int index) {
            return dialect.id();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new OneDatabase(dialect));
        }
    }

    /** Opens the database at the first parameter that asks for it and drops it after the test. */
    private record OneDatabase(Dialect dialect) implements ParameterResolver, AfterEachCallback {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TestDatabase.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getStore(NAMESPACE)
                    .getOrComputeIfAbsent(TestDatabase.class, key -> TestDatabase.open(dialect), TestDatabase.class);
        }

        @Override
        public void afterEach(ExtensionContext context) {
            var database = context.getStore(NAMESPACE).remove(TestDatabase.class, TestDatabase.class);
            if (database != null) {
                database.close();
            }
        }
    }
}
