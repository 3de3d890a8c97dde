package io.tradewind.runtime.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.tradewind.Money;
import io.tradewind.event.DomainEvent;
import io.tradewind.event.RecordsChanged;

class EventCodecTest {
    enum Colour {
        RED,
        GREEN
    }

    record Line(String product, int quantity, Money price) {}

    record Everything(
            String text,
            long number,
            BigDecimal exact,
            boolean flag,
            LocalDate day,
            Money total,
            Colour colour,
            List<Line> lines,
            String absent,
            Instant occurredAt)
            implements DomainEvent {}

    @Test
    void every_kind_of_component_comes_back_as_it_was() {
        var event = new Everything(
                "信风 \"quoted\" \uD83D\uDE00",
                Long.MAX_VALUE,
                new BigDecimal("12345678901234567890.000100"),
                true,
                LocalDate.of(2026, 2, 28),
                Money.of("-12.50", "CNY"),
                Colour.GREEN,
                List.of(new Line("a", 1, Money.of("100", "JPY")), new Line("b", 2, Money.of("0.01", "USD"))),
                null,
                Instant.parse("2026-11-23T08:00:00.123456789Z"));

        assertThat(EventCodec.decode(Everything.class, EventCodec.encode(event)))
                .isEqualTo(event);
    }

    @Test
    void holds_the_components_and_nothing_else() {
        var event = new RecordsChanged(
                "customers", List.of("1", "2"), RecordsChanged.Kind.CREATED, Instant.parse("2026-11-23T08:00:00Z"));

        String json = EventCodec.encode(event);

        assertThat(json)
                .isEqualTo(
                        "{\"type\":\"customers\",\"ids\":[\"1\",\"2\"],\"kind\":\"CREATED\",\"occurredAt\":\"2026-11-23T08:00:00Z\"}");
        assertThat(EventCodec.decode(RecordsChanged.class, json)).isEqualTo(event);
    }

    @Test
    void an_older_or_newer_contract_can_be_read() {
        var read = EventCodec.decode(
                Everything.class,
                "{\"text\":\"a\",\"invented\":{\"later\":1},\"occurredAt\":\"2026-11-23T08:00:00Z\"}");

        assertThat(read.text()).isEqualTo("a");
        assertThat(read.number()).isZero();
        assertThat(read.lines()).isNull();
    }

    @Test
    void does_not_hold_on_to_the_classes_of_a_module_that_went() throws Exception {
        var loader = encodedAndDecoded();

        for (int i = 0; i < 50 && loader.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }

        assertThat(loader.get()).isNull();
    }

    private static WeakReference<ClassLoader> encodedAndDecoded() throws Exception {
        var loader = new ModuleLoader();
        Class<? extends DomainEvent> type =
                loader.loadClass(Local.class.getName()).asSubclass(DomainEvent.class);
        var event = EventCodec.decode(type, "{\"text\":\"a\",\"occurredAt\":\"2026-11-23T08:00:00Z\"}");
        assertThat(event.getClass().getClassLoader()).isSameAs(loader);
        assertThat(EventCodec.encode(event)).contains("\"a\"");
        return new WeakReference<>(loader);
    }

    public record Local(String text, Instant occurredAt) implements DomainEvent {}

    private static final class ModuleLoader extends ClassLoader {
        ModuleLoader() {
            super(ModuleLoader.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Local.class.getName())) {
                return super.loadClass(name, resolve);
            }
            try (var file = Local.class.getClassLoader().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException failure) {
                throw new ClassNotFoundException(name, failure);
            }
        }
    }
}
