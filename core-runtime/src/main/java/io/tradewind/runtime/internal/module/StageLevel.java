package io.tradewind.runtime.internal.module;

import java.util.Objects;
import java.util.Optional;

import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/**
 * The framework starts up to the doors; the engine lets the stages start when it knows which of them are wanted. A safe start names
 * no level for them.
 */
public final class StageLevel {
    private static final String PROPERTY = "tradewind.startlevel";

    private StageLevel() {}

    static void reach(BundleContext context) {
        FrameworkStartLevel framework = framework(context);
        property(context, PROPERTY)
                .filter(level -> framework.getStartLevel() < level)
                .ifPresent(level -> framework.setStartLevel(level));
    }

    /** Whether the framework has come as far as this start is to go. */
    public static boolean isReached(BundleContext context) {
        int last = property(context, PROPERTY)
                .or(() -> property(context, Constants.FRAMEWORK_BEGINNING_STARTLEVEL))
                .orElse(1);
        return framework(context).getStartLevel() >= last;
    }

    private static FrameworkStartLevel framework(BundleContext context) {
        return Objects.requireNonNull(context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION))
                .adapt(FrameworkStartLevel.class);
    }

    private static Optional<Integer> property(BundleContext context, String name) {
        return Optional.ofNullable(context.getProperty(name))
                .map(String::strip)
                .filter(level -> !level.isEmpty())
                .map(Integer::valueOf);
    }
}
