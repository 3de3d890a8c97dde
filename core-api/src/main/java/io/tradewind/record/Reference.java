package io.tradewind.record;

import org.jspecify.annotations.Nullable;

/**
 * Another record as a value.
 *
 * @param name its title; null if the reader may not see it
 */
public record Reference(String id, @Nullable String name) {}
