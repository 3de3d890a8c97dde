package io.tradewind.runtime.internal.text;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.text.Texts;

/**
 * Follows bundles that say {@code Tradewind-Module} or {@code Tradewind-Texts} and serves their texts while they run; of those that
 * are stopped only what names them.
 */
@Component(service = Texts.class)
public final class ModuleTexts implements Texts, BundleTrackerCustomizer<Bundle> {
    private static final Logger log = LoggerFactory.getLogger(ModuleTexts.class);

    private static final int RUNNING = Bundle.STARTING | Bundle.ACTIVE;
    /** Begins the keys of texts that name a module, for the page on which it can be started again. */
    private static final String NAMES = "module.";

    private final BundleTracker<Bundle> tracker;
    private final Map<Long, Catalogue.Source> sources = new TreeMap<>();
    private final List<KeptTexts> kept = new CopyOnWriteArrayList<>();
    private volatile Catalogue catalogue = Catalogue.EMPTY;

    @Activate
    public ModuleTexts(BundleContext context) {
        tracker = new BundleTracker<>(context, Bundle.INSTALLED | Bundle.RESOLVED | RUNNING | Bundle.STOPPING, this);
        tracker.open();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addKept(KeptTexts texts) {
        kept.add(texts);
    }

    void removeKept(KeptTexts texts) {
        kept.remove(texts);
    }

    @Deactivate
    void close() {
        tracker.close();
    }

    @Override
    public String get(Locale locale, String key, Object... arguments) {
        return find(locale, key, arguments).orElse(key);
    }

    @Override
    public Optional<String> find(Locale locale, String key, Object... arguments) {
        return catalogue
                .find(locale, key, arguments)
                .or(() -> kept.stream()
                        .flatMap(texts -> texts.find(locale, key).stream())
                        .findFirst());
    }

    @Override
    @SuppressWarnings("NullAway") // a tracker leaves a bundle alone if it is answered null
    public Bundle addingBundle(Bundle bundle, BundleEvent event) {
        if (!bringsTexts(bundle)) {
            return null;
        }
        look(bundle);
        return bundle;
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, Bundle tracked) {
        look(bundle);
    }

    private void look(Bundle bundle) {
        try {
            Catalogue.Source texts = read(bundle);
            put(bundle.getBundleId(), (bundle.getState() & RUNNING) != 0 ? texts : texts.only(NAMES));
        } catch (IOException | IllegalArgumentException broken) {
            log.warn("The texts of {} cannot be read: {}", bundle.getSymbolicName(), broken.getMessage());
        }
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, Bundle tracked) {
        remove(bundle.getBundleId());
    }

    private static boolean bringsTexts(Bundle bundle) {
        var headers = bundle.getHeaders("");
        return headers.get("Tradewind-Module") != null || headers.get("Tradewind-Texts") != null;
    }

    private static Catalogue.Source read(Bundle bundle) throws IOException {
        return new Catalogue.Source(
                TextFile.read(bundle.getEntry("i18n/texts.properties")),
                TextFile.read(bundle.getEntry("i18n/texts_zh.properties")));
    }

    private synchronized void put(long bundle, Catalogue.Source source) {
        sources.put(bundle, source);
        catalogue = Catalogue.of(List.copyOf(sources.values()));
    }

    private synchronized void remove(long bundle) {
        if (sources.remove(bundle) != null) {
            catalogue = Catalogue.of(List.copyOf(sources.values()));
        }
    }
}
