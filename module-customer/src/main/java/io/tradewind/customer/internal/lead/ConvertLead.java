package io.tradewind.customer.internal.lead;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.record.Input;

/**
 * Makes a customer and a contact of a lead.
 *
 * @param customer an existing customer to attach it to; null: a new one
 * @param customerName name of the new customer; null: the lead's company, else its name
 * @param withoutContact whether no contact is wanted
 * @param opportunity what the opportunity is to be called that a pipeline opens; null: none
 */
public record ConvertLead(
        @Input(
                reference = "customers",
                alike = {"name=company", "name=name", "phone=phone", "email=email"})
        @Nullable
        String customer,

        @Input(max = 200) @Nullable String customerName,
        boolean withoutContact,
        @Input(max = 200) @Nullable String opportunity,
        @Nullable Money amount,
        @Nullable LocalDate expectedClose) {}
