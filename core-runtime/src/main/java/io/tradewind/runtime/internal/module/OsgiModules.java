package io.tradewind.runtime.internal.module;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Access;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.module.Modules;
import io.tradewind.runtime.internal.design.DesignedBundles;
import io.tradewind.text.Texts;

/**
 * Modules are bundles with the header {@code Tradewind-Module}. Stopping and starting one touches no other: stages export nothing, so
 * nothing is refreshed.
 */
@Component(service = Modules.class, immediate = true)
public final class OsgiModules implements Modules {
    private static final Logger log = LoggerFactory.getLogger(OsgiModules.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final BundleContext context;
    private final Identity identity;
    private final Access access;
    private final Texts texts;
    private final ModuleWatch watch;
    private final DropFolder drop;

    @Activate
    public OsgiModules(
            BundleContext context,
            @Reference Identity identity,
            @Reference Access access,
            @Reference Texts texts,
            @Reference ModuleWatch watch,
            @Reference DesignedBundles made) {
        this.context = context;
        this.identity = identity;
        this.access = access;
        this.texts = texts;
        this.watch = watch;
        this.drop = DropFolder.of(context);
        bundles().forEach(watch::parkIfUnwanted); // made types among them: they were installed before
        StageLevel.reach(context);
    }

    @Deactivate
    void close() {
        log.debug("Modules are no longer managed.");
    }

    @Override
    public List<Module> all() {
        return bundles()
                .map(module -> portrait(module, Map.of()))
                .sorted(Comparator.comparing(Module::name))
                .toList();
    }

    @Override
    public Module read(String name) {
        return portrait(require(name), watch.rows(name));
    }

    @Override
    public void enable(String name) {
        manage();
        ModuleBundle module = require(name);
        watch.want(name);
        try {
            module.unpark();
            module.bundle().start();
        } catch (BundleException failure) {
            watch.failed(module.bundle(), failure);
            throw failed(failure);
        }
    }

    @Override
    public void disable(String name) {
        Actor actor = manage();
        ModuleBundle module = require(name);
        if (module.core()) {
            throw new TradewindException(Kind.CONFLICT, "module.core", name);
        }
        watch.unwant(name, actor);
        try {
            module.bundle().stop();
            module.park();
        } catch (BundleException failure) {
            throw failed(failure);
        }
    }

    @Override
    public Module install(String fileName, InputStream jar) {
        manage();
        long before = System.currentTimeMillis();
        Path place = drop.put(jar, this::check, this::place);
        ModuleBundle module = await(there -> there.droppedFile(drop.path())
                        .filter(place.toAbsolutePath().normalize()::equals)
                        .isPresent()
                && there.bundle().getLastModified() >= before);
        settle(module);
        log.info("Module {} {} was installed.", module.name(), module.version());
        return portrait(module, Map.of());
    }

    /** Refuses what belongs to the distribution, and what would not resolve. */
    private void check(ModuleFile file) {
        find(file.module())
                .filter(there -> there.droppedFile(drop.path()).isEmpty())
                .ifPresent(there -> {
                    throw new TradewindException(Kind.CONFLICT, "module.taken", file.module());
                });
        List<PackageNeeds.Need> missing = file.needs().missing(context);
        if (!missing.isEmpty()) {
            throw new TradewindException(
                    Kind.INVALID,
                    "module.needs",
                    String.join(", ", missing.stream().map(Object::toString).toList()));
        }
    }

    /** An update takes the place of the file that brought the module. */
    private Path place(ModuleFile file) {
        return find(file.module())
                .flatMap(there -> there.droppedFile(drop.path()))
                .orElseGet(() -> drop.path().resolve(file.symbolicName() + ".jar"));
    }

    @Override
    public void remove(String name) {
        manage();
        ModuleBundle module = require(name);
        Path file = module.droppedFile(drop.path())
                .orElseThrow(() -> new TradewindException(Kind.CONFLICT, "module.not-dropped", name));
        drop.remove(file);
        awaitGone(module);
        watch.want(name);
        log.info("Module {} was removed; its data stays.", name);
    }

    @Override
    public AutoCloseable watch(Runnable listener) {
        return watch.add(listener);
    }

    private Module portrait(ModuleBundle module, Map<String, Long> rows) {
        Diagnosis.Finding finding = watch.diagnose(module);
        Gifts gifts = Gifts.of(module.bundle());
        return new Module(
                module.name(),
                module.version(),
                module.provider(),
                module.core(),
                module.droppedFile(drop.path()).isPresent(),
                finding.state(),
                finding.code().isEmpty()
                        ? null
                        : texts.get(identity.require().locale(), finding.code(), finding.detail()),
                watch.typesOf(module.bundle()),
                gifts.views(),
                gifts.handlers(),
                rows);
    }

    private Stream<ModuleBundle> bundles() {
        return Arrays.stream(context.getBundles()).map(ModuleBundle::of).flatMap(Optional::stream);
    }

    private Optional<ModuleBundle> find(String name) {
        return bundles().filter(module -> module.name().equals(name)).findFirst();
    }

    private ModuleBundle require(String name) {
        return find(name).orElseThrow(() -> new TradewindException(Kind.NOT_FOUND, "module.unknown", name));
    }

    private Actor manage() {
        if (!access.may("modules.manage")) {
            throw new TradewindException(Kind.FORBIDDEN, "access.right-missing", "modules.manage");
        }
        return identity.require();
    }

    private ModuleBundle await(Predicate<ModuleBundle> there) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<ModuleBundle> found = bundles().filter(there).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            pause();
        }
        throw new TradewindException(Kind.UNAVAILABLE, "module.failed", PATIENCE.toSeconds() + " s");
    }

    /** Waits until it runs; not longer than its parts take to find each other. */
    private void settle(ModuleBundle module) {
        long deadline = System.nanoTime() + SETTLING.toNanos();
        while (watch.diagnose(module).state() != State.RUNNING
                && watch.mayRun(module)
                && System.nanoTime() < deadline) {
            pause();
        }
    }

    private void awaitGone(ModuleBundle module) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (module.bundle().getState() != Bundle.UNINSTALLED && System.nanoTime() < deadline) {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TradewindException(Kind.UNAVAILABLE, "module.failed", "interrupted");
        }
    }

    private static TradewindException failed(BundleException failure) {
        TradewindException refused = new TradewindException(
                Kind.CONFLICT, "module.failed", java.util.Objects.requireNonNullElse(failure.getMessage(), "?"));
        refused.initCause(failure);
        return refused;
    }
}
