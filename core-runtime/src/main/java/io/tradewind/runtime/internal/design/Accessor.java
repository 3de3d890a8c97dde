package io.tradewind.runtime.internal.design;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.custom.FieldDefinition;
import io.tradewind.entity.RecordEntity;
import io.tradewind.entity.Tags;

/** Reads and writes the value of one field in the entity of a made type. */
interface Accessor {
    @Nullable
    Object read(RecordEntity record);

    void write(RecordEntity record, @Nullable Object value);

    /** Of a design that is only tried: there are no records. */
    Accessor NONE = new Accessor() {
        @Override
        public @Nullable Object read(RecordEntity record) {
            return null;
        }

        @Override
        public void write(RecordEntity record, @Nullable Object value) {}
    };

    static Accessor of(Class<? extends RecordEntity> entity, FieldDefinition field) {
        String column = Names.column(field);
        VarHandle value = handle(entity, column, EntityClass.valueType(field.kind()));
        return switch (field.kind()) {
            case MONEY -> new OfMoney(value, handle(entity, Names.currency(column), String.class));
            case TAGS -> new OfTags(value);
            default -> new Plain(value);
        };
    }

    private static VarHandle handle(Class<?> entity, String column, Class<?> type) {
        try {
            return MethodHandles.publicLookup().findVarHandle(entity, column, type);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** A value that is kept as it is. */
    record Plain(VarHandle value) implements Accessor {
        @Override
        public @Nullable Object read(RecordEntity record) {
            return value.get(record);
        }

        @Override
        public void write(RecordEntity record, @Nullable Object given) {
            value.set(record, given);
        }
    }

    /** Codes of tags in one text. */
    record OfTags(VarHandle value) implements Accessor {
        @Override
        public @Nullable Object read(RecordEntity record) {
            return Tags.of((String) value.get(record));
        }

        @Override
        @SuppressWarnings("unchecked")
        public void write(RecordEntity record, @Nullable Object given) {
            value.set(record, Tags.kept((List<String>) given));
        }
    }

    /** Money in two columns. */
    record OfMoney(VarHandle amount, VarHandle currency) implements Accessor {
        @Override
        public @Nullable Object read(RecordEntity record) {
            BigDecimal kept = (BigDecimal) amount.get(record);
            String code = (String) currency.get(record);
            return kept == null || code == null ? null : new Money(kept, Currency.getInstance(code));
        }

        @Override
        public void write(RecordEntity record, @Nullable Object given) {
            Money money = (Money) given;
            amount.set(record, money == null ? null : money.amount());
            currency.set(record, money == null ? null : money.currency().getCurrencyCode());
        }
    }
}
