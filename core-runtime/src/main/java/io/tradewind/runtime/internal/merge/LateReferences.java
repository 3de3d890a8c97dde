package io.tradewind.runtime.internal.merge;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.record.RecordTypes;

/** When a stage comes back, what it holds of records that were merged meanwhile is moved to where it belongs. */
@Component(service = LateReferences.class, immediate = true)
public final class LateReferences implements RecordTypes.Listener {
    private static final Logger log = LoggerFactory.getLogger(LateReferences.class);
    private static final int TRIES = 5;
    private static final long PAUSE_SECONDS = 2;

    private final StoredMerges merges;
    private final Identity identity;
    private final AutoCloseable watch;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("tradewind-merges").daemon().unstarted(work));

    @Activate
    public LateReferences(@Reference StoredMerges merges, @Reference RecordTypes types, @Reference Identity identity) {
        this.merges = merges;
        this.identity = identity;
        watch = types.watch(this);
        types.running().forEach(type -> came(type.name()));
    }

    @Override
    public void came(String type) {
        worker.execute(() -> look(type, TRIES));
    }

    @Override
    public void went(String type) {
        // what it holds stays as it is until it comes back
    }

    private void look(String type, int tries) {
        try {
            identity.as(Actor.SYSTEM, () -> {
                merges.catchUp(type);
                return type;
            });
        } catch (RuntimeException failure) {
            if (tries > 1 && !worker.isShutdown()) {
                worker.schedule(() -> look(type, tries - 1), PAUSE_SECONDS, TimeUnit.SECONDS);
            } else {
                log.warn(
                        "References of {} to merged records could not be moved; the next start tries again",
                        type,
                        failure);
            }
        }
    }

    @Deactivate
    public void close() throws Exception {
        watch.close();
        worker.shutdownNow();
    }
}
