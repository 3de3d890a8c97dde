package io.tradewind.runtime.internal.record;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import io.tradewind.health.HealthSource;
import io.tradewind.runtime.internal.module.StageLevel;

/**
 * Whether the start is over: every bundle of the installation was started and the record types they brought run. Good from then
 * on; a stage that comes or goes later does not make the server unready.
 */
@Component(service = HealthSource.class)
public final class StartHealth implements HealthSource {
    private final BundleContext context;
    private volatile @Nullable LiveRecordTypes types;
    private volatile boolean over;

    @Activate
    public StartHealth(BundleContext context) {
        this.context = context;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, unbind = "went")
    void came(LiveRecordTypes running) {
        types = running;
    }

    void went(LiveRecordTypes gone) {
        if (types == gone) {
            types = null;
        }
    }

    @Override
    public List<Check> checks() {
        over = over || isOver();
        return List.of(new Check("start", over ? "" : "The modules are being started.", true));
    }

    private boolean isOver() {
        LiveRecordTypes running = types;
        return running != null && StageLevel.isReached(context) && running.isSettled();
    }

    @Override
    public List<Figure> figures() {
        return List.of();
    }
}
