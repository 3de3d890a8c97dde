package io.tradewind.rest.internal.kernel;

/** Answers one route, as the caller. */
@FunctionalInterface
public interface Handler {
    Answer answer(Call call);
}
