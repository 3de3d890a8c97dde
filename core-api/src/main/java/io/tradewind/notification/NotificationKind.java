package io.tradewind.notification;

/**
 * A kind of notification that people can switch off for themselves. A stage registers each of its own as a service. Its texts:
 * {@code notification.kind.<name>} in the list of kinds, {@code notification.why.<name>} for "why did I get this".
 */
public interface NotificationKind {
    /** Stable name, for example {@code customers.recycling}; at most 60 characters. */
    String name();

    /** Place in the list of kinds, ascending. */
    default int order() {
        return 100;
    }
}
