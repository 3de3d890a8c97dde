package io.tradewind.customer.internal.lead;

/** It is worth selling to. */
public record QualifyLead() {}
