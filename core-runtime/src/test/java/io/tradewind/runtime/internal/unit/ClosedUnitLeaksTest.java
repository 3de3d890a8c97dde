package io.tradewind.runtime.internal.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

import io.tradewind.runtime.internal.migration.Migrator;
import io.tradewind.runtime.internal.migration.Script;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

class ClosedUnitLeaksTest {
    @DatabaseTest
    void closed_units_leave_no_class_loaders_behind(TestDatabase database) throws Exception {
        new Migrator(database.source(), database.dialect())
                .migrate("things", List.of(new Script(1, "1", "create table things.thing (" + Thing.columns() + ")")));
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int revision = 0; revision < 10; revision++) {
            loaders.add(openUseAndClose(revision, database));
        }

        for (int i = 0; i < 50 && loaders.stream().anyMatch(loader -> loader.get() != null); i++) {
            System.gc();
            Thread.sleep(20);
        }

        assertThat(loaders).allMatch(loader -> loader.get() == null);
    }

    private static WeakReference<ClassLoader> openUseAndClose(int revision, TestDatabase database) throws Exception {
        var loader = new ModuleLoader();
        var thing = loader.loadClass(Thing.class.getName());
        assertThat(thing.getClassLoader()).isSameAs(loader);
        var tx = database.transactions();
        try (var unit = JpaUnit.open(
                "things",
                "things-1-" + revision,
                List.of(thing.getName()),
                loader,
                Thing.class.getProtectionDomain().getCodeSource().getLocation(),
                tx)) {
            var manager = unit.entityManager();
            var one = thing.getConstructor(String.class).newInstance("revision " + revision);
            tx.run(() -> manager.persist(one));
            tx.reads(sql -> manager.createQuery("select t from Thing t order by t.id", thing)
                    .getResultList());
        }
        return new WeakReference<>(loader);
    }

    /** Loads the aggregate itself, as a bundle does. */
    private static final class ModuleLoader extends ClassLoader {
        ModuleLoader() {
            super(ModuleLoader.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(Thing.class.getName())) {
                return super.loadClass(name, resolve);
            }
            var known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            try (var file = Thing.class.getClassLoader().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException failure) {
                throw new ClassNotFoundException(name, failure);
            }
        }
    }
}
