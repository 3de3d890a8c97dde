package io.tradewind.ui.spi;

import io.tradewind.ui.kit.Tone;

/**
 * A key figure, ready for its reader.
 *
 * @param label what it counts
 * @param figure the number in words
 * @param context a few words under it; may be empty
 * @param tone colour of the context
 * @param path address of the records behind it; empty: it cannot be opened
 */
public record Figure(String label, String figure, String context, Tone tone, String path) {}
