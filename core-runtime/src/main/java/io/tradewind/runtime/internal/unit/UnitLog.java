package io.tradewind.runtime.internal.unit;

import org.eclipse.persistence.logging.AbstractSessionLog;
import org.eclipse.persistence.logging.SessionLog;
import org.eclipse.persistence.logging.SessionLogEntry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes EclipseLink's warnings on to our log; failures reach the caller anyway and are not logged twice. */
final class UnitLog extends AbstractSessionLog {
    private final Logger log;

    UnitLog(String module) {
        log = LoggerFactory.getLogger(UnitLog.class.getPackageName() + "." + module);
        setLevel(SessionLog.WARNING);
    }

    @Override
    public void log(SessionLogEntry entry) {
        @Nullable Throwable failure = entry.getException();
        if (failure != null) {
            log.debug("{}", entry.getMessage(), failure);
        } else if (entry.getLevel() >= SessionLog.WARNING) {
            log.warn("{}", formatMessage(entry));
        }
    }
}
