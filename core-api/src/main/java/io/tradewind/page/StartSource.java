package io.tradewind.page;

import java.util.List;

/**
 * What a stage shows on everybody's start page: work that waits for the reader, for example "To care for today". Registered as a
 * service; asked as the reader. Be quick: a count per figure. One that fails is left out.
 */
public interface StartSource {
    /** In their order; none for a reader whom it does not concern. */
    List<KeyFigure> figures();
}
