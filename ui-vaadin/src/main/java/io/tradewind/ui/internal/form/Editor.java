package io.tradewind.ui.internal.form;

import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValueAndElement;
import com.vaadin.flow.data.binder.HasValidator;
import com.vaadin.flow.data.binder.ValueContext;

/**
 * The input of one field: shows the engine's values and gives them back. What is wrong is said by the engine and shown here;
 * only what cannot be read at all (a day that is none) is found out on the way.
 */
public final class Editor {
    private final HasValueAndElement<?, ?> input;
    private final Function<Object, @Nullable Object> toEngine;
    private final Function<@Nullable Object, @Nullable Object> fromEngine;

    private <V> Editor(
            HasValueAndElement<?, V> input,
            Function<V, @Nullable Object> toEngine,
            Function<@Nullable Object, @Nullable V> fromEngine) {
        this.input = input;
        this.toEngine = value -> toEngine.apply(cast(value));
        this.fromEngine = fromEngine::apply;
        if (input instanceof HasValidation validated) {
            validated.setManualValidation(true);
        }
    }

    /**
     * @param toEngine gets the input's value, never the empty one
     * @param fromEngine gets the engine's value, never null
     */
    static <V> Editor of(
            HasValueAndElement<?, V> input,
            Function<V, @Nullable Object> toEngine,
            Function<Object, @Nullable V> fromEngine) {
        return new Editor(input, toEngine, value -> value == null ? null : fromEngine.apply(value));
    }

    /** An input whose values are the engine's. */
    static <V> Editor plain(HasValueAndElement<?, V> input) {
        return of(input, value -> value, Editor::<V>cast);
    }

    @SuppressWarnings("unchecked")
    private static <V> V cast(Object value) {
        return (V) value;
    }

    public Component component() {
        return (Component) input;
    }

    /** The value for the engine; null if it is empty. */
    public @Nullable Object value() {
        return input.isEmpty() ? null : toEngine.apply(input.getValue());
    }

    /** Shows a value of the engine; null empties. */
    public void show(@Nullable Object value) {
        Object shown = fromEngine.apply(value);
        HasValueAndElement<?, Object> any = cast(input);
        if (shown == null) {
            any.clear();
        } else {
            any.setValue(shown);
        }
    }

    /** Says what is wrong below the input. */
    public void complain(String message) {
        if (input instanceof HasValidation validated) {
            validated.setErrorMessage(message);
            validated.setInvalid(true);
        }
    }

    public void praise() {
        if (input instanceof HasValidation validated) {
            validated.setInvalid(false);
            validated.setErrorMessage(null);
        }
    }

    /** What the input itself cannot make sense of. */
    public Optional<String> unreadable() {
        if (!(input instanceof HasValidator<?>)) {
            return Optional.empty();
        }
        HasValidator<Object> judge = cast(input);
        var verdict = judge.getDefaultValidator().apply(input.getValue(), new ValueContext(component()));
        return verdict.isError() ? Optional.of(verdict.getErrorMessage()) : Optional.empty();
    }

    public void label(String text) {
        if (input instanceof HasLabel labelled) {
            labelled.setLabel(text);
        }
        input.getElement().setAttribute("aria-label", text);
    }

    /** A line of help below the input. */
    public void hint(String words) {
        if (input instanceof HasHelper helped) {
            helped.setHelperText(words);
        }
    }

    public void requiredMark(boolean required) {
        input.setRequiredIndicatorVisible(required);
    }

    public void readOnly(boolean readOnly) {
        input.setReadOnly(readOnly);
    }

    public void focus() {
        if (input instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }

    /** Calls when the person changed the value. */
    public void onChange(Runnable listener) {
        input.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                listener.run();
            }
        });
    }
}
