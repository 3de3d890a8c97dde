package io.tradewind.record;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import io.tradewind.event.DomainEvent;

/**
 * Something that is done with a record, beyond changing its fields: claim, lock, win. The command is a Java record whose
 * components become the form's inputs and the API's JSON; see {@link Input}.
 *
 * @param name lowerCamel name, the same in API, texts and rights
 * @param command a Java record; its compact constructor checks it
 * @param open whether the action may be started now, given the record's state
 * @param act changes the aggregate and returns the fact to publish, if any; may throw a TradewindException
 * @param look how prominently it is offered
 * @param bookkeeping whether what it changes follows from other things by itself: it is nobody's change, so that an undo need not spare it
 */
public record Action<R, C extends Record>(
        String name,
        Class<C> command,
        Predicate<R> open,
        BiFunction<R, C, Optional<? extends DomainEvent>> act,
        Look look,
        boolean bookkeeping) {

    /** How an action is offered. */
    public enum Look {
        PRIMARY,
        NORMAL,
        DANGER
    }

    public static <R, C extends Record> Action<R, C> of(
            String name, Class<C> command, BiFunction<R, C, Optional<? extends DomainEvent>> act) {
        return new Action<>(name, command, record -> true, act, Look.NORMAL, false);
    }

    /** Open only while the record is so. */
    public Action<R, C> when(Predicate<R> state) {
        return new Action<>(name, command, state, act, look, bookkeeping);
    }

    public Action<R, C> look(Look look) {
        return new Action<>(name, command, open, act, look, bookkeeping);
    }

    public Action<R, C> asBookkeeping() {
        return new Action<>(name, command, open, act, look, true);
    }
}
