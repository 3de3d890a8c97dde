package io.tradewind.runtime.internal.unit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;

import org.eclipse.persistence.internal.databaseaccess.DatabasePlatform;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.platform.database.DerbyPlatform;
import org.eclipse.persistence.platform.database.PostgreSQLPlatform;
import org.jspecify.annotations.Nullable;

import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.db.Sql;

/**
 * EclipseLink's platforms, but for instants: these are kept in UTC. The originals write them in the zone of the machine,
 * where an hour is missing in spring and another comes twice in autumn.
 */
final class UtcTimestamps {
    private static final int MOST_TOGETHER = 500;

    private UtcTimestamps() {}

    /** Writes rows of one kind together: the settings of a unit would reach only the platform that this one takes the place of. */
    static DatabasePlatform platform(Dialect dialect) {
        DatabasePlatform platform = switch (dialect) {
            case DERBY -> new Derby();
            case POSTGRESQL -> new PostgreSql();
        };
        platform.setUsesBatchWriting(true);
        platform.setUsesJDBCBatchWriting(true);
        platform.setMaxBatchWritingSize(MOST_TOGETHER);
        return platform;
    }

    private static @Nullable Object read(ResultSet result, int column) throws SQLException {
        return Row.instant(result, column);
    }

    /** Public because EclipseLink clones platforms reflectively. */
    public static final class Derby extends DerbyPlatform {
        private static final long serialVersionUID = 1L;

        @Override
        public void setParameterValueInDatabaseCall(
                Object parameter, PreparedStatement statement, int index, AbstractSession session) throws SQLException {
            if (parameter instanceof Instant instant) {
                Sql.bind(statement, index, instant);
            } else {
                super.setParameterValueInDatabaseCall(parameter, statement, index, session);
            }
        }

        @Override
        public @Nullable Object getObjectFromResultSet(ResultSet result, int column, int type, AbstractSession session)
                throws SQLException {
            return type == Types.TIMESTAMP
                    ? read(result, column)
                    : super.getObjectFromResultSet(result, column, type, session);
        }
    }

    /** Public because EclipseLink clones platforms reflectively. */
    public static final class PostgreSql extends PostgreSQLPlatform {
        private static final long serialVersionUID = 1L;

        @Override
        public void setParameterValueInDatabaseCall(
                Object parameter, PreparedStatement statement, int index, AbstractSession session) throws SQLException {
            if (parameter instanceof Instant instant) {
                Sql.bind(statement, index, instant);
            } else {
                super.setParameterValueInDatabaseCall(parameter, statement, index, session);
            }
        }

        @Override
        public @Nullable Object getObjectFromResultSet(ResultSet result, int column, int type, AbstractSession session)
                throws SQLException {
            return type == Types.TIMESTAMP
                    ? read(result, column)
                    : super.getObjectFromResultSet(result, column, type, session);
        }
    }
}
