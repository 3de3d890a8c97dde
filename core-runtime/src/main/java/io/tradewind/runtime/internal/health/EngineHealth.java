package io.tradewind.runtime.internal.health;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;

import io.tradewind.health.HealthSource;
import io.tradewind.runtime.internal.unit.UnitHealth;
import io.tradewind.runtime.internal.unit.UnitHealth.State;

/** Asks the database for a connection, reads its pool, and looks at the modules' tables. Lives while the database does not. */
@Component(service = HealthSource.class)
public final class EngineHealth implements HealthSource {
    private static final int PATIENCE_SECONDS = 2;

    private final UnitHealth units;
    private volatile @Nullable DataSource source;

    @Activate
    public EngineHealth(@Reference UnitHealth units) {
        this.units = units;
    }

    @Reference(
            target = "(tradewind.dialect=*)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "closed")
    void opened(DataSource opened) {
        source = opened;
    }

    void closed(DataSource gone) {
        if (source == gone) {
            source = null;
        }
    }

    @Override
    public List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("database", database(), true));
        for (UnitHealth.Unit unit : units.all()) {
            boolean essential = unit.module().equals("core") || unit.state() == State.OPENING;
            checks.add(new Check("tables of " + unit.module(), reason(unit), essential));
        }
        return checks;
    }

    private String database() {
        DataSource current = source;
        if (current == null) {
            return "The database is not open.";
        }
        try (Connection connection = current.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS) ? "" : "The database does not answer.";
        } catch (SQLException none) {
            return "The database does not give a connection.";
        }
    }

    private static String reason(UnitHealth.Unit unit) {
        return switch (unit.state()) {
            case OPEN -> "";
            case OPENING -> "They are being brought up to date.";
            case FAILED -> unit.problem() == null ? "They could not be opened." : unit.problem();
        };
    }

    @Override
    public List<Figure> figures() {
        if (!(source instanceof HikariDataSource hikari) || hikari.getHikariPoolMXBean() == null) {
            return List.of();
        }
        HikariPoolMXBean pool = hikari.getHikariPoolMXBean();
        return List.of(
                connections("active", pool.getActiveConnections()),
                connections("idle", pool.getIdleConnections()),
                new Figure(
                        "tradewind_database_connections_max",
                        "Connections there may be.",
                        Map.of(),
                        hikari.getMaximumPoolSize()),
                new Figure(
                        "tradewind_database_threads_waiting",
                        "Threads that wait for a connection.",
                        Map.of(),
                        pool.getThreadsAwaitingConnection()));
    }

    private static Figure connections(String state, int number) {
        return new Figure(
                "tradewind_database_connections", "Connections to the database.", Map.of("state", state), number);
    }
}
