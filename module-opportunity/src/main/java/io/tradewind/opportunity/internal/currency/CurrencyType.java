package io.tradewind.opportunity.internal.currency;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.date;
import static io.tradewind.record.Field.decimal;
import static io.tradewind.record.Field.lines;
import static io.tradewind.record.Field.text;

import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.DomainEvent;
import io.tradewind.record.Field;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** What a currency is to screens, doors and imports. */
@Component(service = RecordType.class)
public final class CurrencyType implements RecordType<TradedCurrency> {
    public static final String NAME = "currencies";

    private final Currencies currencies;

    @Activate
    public CurrencyType(@Reference Currencies currencies) {
        this.currencies = currencies;
    }

    @Override
    public RecordSpec<TradedCurrency> spec() {
        return RecordSpec.of(NAME, TradedCurrency.class, TradedCurrency::new)
                .title("code")
                .menu("coins", "admin", 61)
                .shared()
                .sortedBy("code")
                .field(text("code", TradedCurrency::code, TradedCurrency::call)
                        .required()
                        .max(3)
                        .unique()
                        .searched()
                        .sortable()
                        .listed())
                .field(bool("base", TradedCurrency::base, TradedCurrency::makeBase)
                        .column("is_base")
                        .listed())
                .field(lines("rates", TradedCurrency::rates, TradedCurrency::quote, rateFields())
                        .in("rates")
                        .listed())
                .check(currency -> currencies.problems(currency))
                .onCreate(this::keep)
                .onChange((currency, before) -> keep(currency));
    }

    private static List<Field<?, ?>> rateFields() {
        return List.of(
                date("validFrom", (TradedCurrency currency) -> null, (currency, part) -> {})
                        .required(),
                decimal("rate", (TradedCurrency currency) -> null, (currency, part) -> {})
                        .required());
    }

    private Optional<DomainEvent> keep(TradedCurrency currency) {
        currencies.keep(currency);
        return Optional.empty();
    }
}
