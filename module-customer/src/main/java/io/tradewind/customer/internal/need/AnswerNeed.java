package io.tradewind.customer.internal.need;

import io.tradewind.record.Input;

/** Says how we would meet a need. */
public record AnswerNeed(
        @Input(required = true, longText = true, max = 4000) String answer) {}
