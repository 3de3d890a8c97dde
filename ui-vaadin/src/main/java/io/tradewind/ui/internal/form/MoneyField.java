package io.tradewind.ui.internal.form;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.data.value.ValueChangeMode;

import io.tradewind.Money;

/** An amount and its currency. */
final class MoneyField extends CustomField<Money> {
    private static final long serialVersionUID = 1L;
    private static final List<String> USUAL =
            List.of("CNY", "USD", "EUR", "HKD", "JPY", "GBP", "SGD", "TWD", "KRW", "AUD", "CAD", "CHF", "INR");

    private final BigDecimalField amount = new BigDecimalField();
    private final ComboBox<String> currency = new ComboBox<>();

    MoneyField(Locale locale, String currencyLabel) {
        addClassName("tw-money");
        amount.setLocale(locale);
        amount.addThemeVariants(TextFieldVariant.ALIGN_RIGHT);
        amount.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        currency.setItems(USUAL);
        currency.setValue(USUAL.getFirst());
        currency.setAllowCustomValue(true);
        currency.addCustomValueSetListener(typed -> choose(typed.getDetail()));
        currency.setAriaLabel(currencyLabel);
        currency.setWidth("88px");
        Div both = new Div(currency, amount);
        both.addClassName("tw-money-parts");
        add(both);
    }

    private void choose(String typed) {
        String code = typed.strip().toUpperCase(Locale.ROOT);
        boolean known = Currency.getAvailableCurrencies().stream()
                .anyMatch(each -> each.getCurrencyCode().equals(code));
        if (known) {
            currency.setItems(
                    Stream.concat(USUAL.stream(), Stream.of(code)).distinct().toList());
            currency.setValue(code);
        }
    }

    @Override
    protected @Nullable Money generateModelValue() {
        BigDecimal value = amount.getValue();
        String code = Optional.ofNullable(currency.getValue()).orElse(USUAL.getFirst());
        return value == null ? null : new Money(value, Currency.getInstance(code));
    }

    @Override
    protected void setPresentationValue(@Nullable Money money) {
        amount.setValue(money == null ? null : money.amount());
        if (money != null) {
            choose(money.currency().getCurrencyCode());
        }
    }

    @Override
    public void focus() {
        amount.focus();
    }
}
