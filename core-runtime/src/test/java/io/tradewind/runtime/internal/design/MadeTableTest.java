package io.tradewind.runtime.internal.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URL;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tradewind.Money;
import io.tradewind.design.TypeDesign;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.Field;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.RecordSpec;
import io.tradewind.runtime.internal.migration.Migrator;
import io.tradewind.runtime.internal.migration.Script;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.runtime.internal.unit.JpaUnit;

/** The table, the class and the description of a made type fit each other. */
class MadeTableTest {
    /** Loads a made class as its bundle would. */
    private static final class MadeLoader extends ClassLoader {
        private final byte[] bytes;
        private final String name;

        MadeLoader(TypeDesign design) {
            super(MadeTableTest.class.getClassLoader());
            name = Names.entity(design.name());
            bytes = EntityClass.of(design.name(), design.fields());
        }

        @Override
        protected Class<?> findClass(String wanted) throws ClassNotFoundException {
            if (!wanted.equals(name)) {
                throw new ClassNotFoundException(wanted);
            }
            return defineClass(wanted, bytes, 0, bytes.length);
        }

        @Override
        public java.io.InputStream getResourceAsStream(String resource) {
            return resource.equals(name.replace('.', '/') + ".class")
                    ? new java.io.ByteArrayInputStream(bytes)
                    : super.getResourceAsStream(resource);
        }
    }

    private static void migrate(TestDatabase database, TypeDesign design, String... scripts) {
        List<Script> all = new ArrayList<>();
        for (String script : scripts) {
            all.add(new Script(all.size() + 1, "00" + all.size() + "_x.sql", script));
        }
        new Migrator(database.source(), database.dialect()).migrate(Names.module(design.name()), all);
    }

    private static RecordSpec<RecordEntity> describe(TypeDesign design, ClassLoader loader) throws Exception {
        return DesignedRecordType.of(design, loader.loadClass(Names.entity(design.name())))
                .spec();
    }

    private static JpaUnit open(TestDatabase database, TypeDesign design, ClassLoader loader) {
        URL here = MadeTableTest.class.getProtectionDomain().getCodeSource().getLocation();
        return JpaUnit.open(
                Names.module(design.name()),
                design.name() + System.nanoTime(),
                List.of(Names.entity(design.name())),
                loader,
                here,
                database.transactions());
    }

    private static Object sample(FieldSpec field) {
        return switch (field.kind()) {
            case INTEGER -> 42L;
            case DECIMAL -> new BigDecimal("1.500000");
            case MONEY -> new Money(new BigDecimal("12.50"), Currency.getInstance("CNY"));
            case BOOLEAN -> true;
            case DATE -> LocalDate.of(2026, 11, 28);
            case INSTANT -> Instant.now().truncatedTo(ChronoUnit.MICROS);
            case TAGS -> List.of("GOLD", "SILVER");
            default -> "Ä 文 " + field.name();
        };
    }

    private static Map<String, Object> fill(RecordSpec<RecordEntity> spec, RecordEntity record) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field<RecordEntity, ?> field : spec.fields()) {
            values.put(field.spec().name(), sample(field.spec()));
            field.write(record, values.get(field.spec().name()));
        }
        record.created("me", Instant.now());
        return values;
    }

    @DatabaseTest
    void keep_a_value_of_every_kind(TestDatabase database) throws Exception {
        TypeDesign design = Cleaning.clean(DesignFixture.contracts());
        migrate(database, design, TableScripts.create(design.name(), design.fields()));
        ClassLoader loader = new MadeLoader(design);
        RecordSpec<RecordEntity> spec = describe(design, loader);
        RecordEntity record = spec.fresh();
        Map<String, Object> values = fill(spec, record);

        try (JpaUnit unit = open(database, design, loader)) {
            database.transactions().run(() -> unit.entityManager().persist(record));
            database.transactions().run(() -> {
                RecordEntity found = unit.entityManager().find(spec.entity(), record.id());
                for (Field<RecordEntity, ?> field : spec.fields()) {
                    Object value = field.read(found);
                    Object expected = values.get(field.spec().name());
                    if (value instanceof Money money) {
                        assertThat(money.amount()).isEqualByComparingTo(((Money) expected).amount());
                    } else {
                        assertThat(value).as(field.spec().name()).isEqualTo(expected);
                    }
                }
            });
        }
        assertThat(spec.outline().fields()).hasSize(15);
        assertThat(spec.outline().numbered()).isTrue();
    }

    @DatabaseTest
    void grow_without_losing_what_is_there(TestDatabase database) throws Exception {
        TypeDesign before = Cleaning.clean(DesignFixture.with(List.of(DesignFixture.field("name", FieldKind.TEXT))));
        TypeDesign after = Cleaning.clean(DesignFixture.contracts());
        String create = TableScripts.create(before.name(), before.fields());
        migrate(database, before, create);
        ClassLoader first = new MadeLoader(before);
        RecordSpec<RecordEntity> narrow = describe(before, first);
        RecordEntity old = narrow.fresh();
        fill(narrow, old);
        try (JpaUnit unit = open(database, before, first)) {
            database.transactions().run(() -> unit.entityManager().persist(old));
        }

        String add = TableScripts.add(
                after.name(), after.fields().subList(1, after.fields().size()));
        migrate(database, after, create, add);

        ClassLoader second = new MadeLoader(after);
        RecordSpec<RecordEntity> wide = describe(after, second);
        try (JpaUnit unit = open(database, after, second)) {
            database.transactions().run(() -> {
                RecordEntity found = unit.entityManager().find(wide.entity(), old.id());
                assertThat(wide.fields().getFirst().read(found)).isEqualTo("Ä 文 name");
                assertThat(wide.fields().stream()
                                .skip(1)
                                .filter(field -> field.spec().kind() != FieldKind.TAGS)
                                .map(field -> field.read(found)))
                        .containsOnlyNulls();
            });
            database.transactions()
                    .run(() -> assertThat(database.transactions()
                                    .sql()
                                    .list(
                                            "select f_name_lc from " + Names.table(after.name()),
                                            row -> row.getString(1)))
                            .containsExactly("ä 文 name"));
        }
        assertThat(wide.outline().field("name").orElseThrow().is(Trait.REQUIRED))
                .isTrue();
    }
}
