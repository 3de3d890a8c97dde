package io.tradewind.access;

/**
 * What the current actor may do. The engine asks; screens ask only to leave away what would be refused anyway.
 * Changes of roles take effect at once on this node and within a few seconds on others.
 */
public interface Access {
    /** How far the actor's right reaches; {@link Scope#NONE} if there is none. */
    Scope scope(String type, Verb verb);

    /** Whether the actor may start the action on records of the type. */
    boolean mayAct(String type, String action);

    /** Whether the actor may see the field; fields without a rule may be seen. */
    boolean mayRead(String type, String field);

    /** Whether the actor may change the field; fields without a rule may be changed. */
    boolean mayEdit(String type, String field);

    /** Whether the actor holds a right that is not about records, for example {@code modules.manage}. */
    boolean may(String right);
}
