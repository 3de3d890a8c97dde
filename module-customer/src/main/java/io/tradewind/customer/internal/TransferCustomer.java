package io.tradewind.customer.internal;

import io.tradewind.record.Input;

/**
 * Gives a customer another owner.
 *
 * @param withContacts whether the former owner's contacts there go with it
 * @param keepAsMember whether the former owner may still read and change it
 */
public record TransferCustomer(
        @Input(required = true, reference = "users") String owner,
        @Input(required = true, max = 200) String reason,
        boolean withContacts,
        boolean keepAsMember) {}
