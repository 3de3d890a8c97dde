package io.tradewind.runtime.internal.db;

import java.net.URI;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/** Where the database is. */
sealed interface DatabaseAddress {
    /** Derby in a folder of this machine, used by this process alone. */
    record Embedded(Path folder) implements DatabaseAddress {
        @Override
        public String toString() {
            return folder.toString();
        }
    }

    /** PostgreSQL. Its text leaves the password away. */
    record Server(String host, int port, String name, String user, String password) implements DatabaseAddress {
        String url() {
            return "jdbc:postgresql://" + host + ":" + port + "/" + name;
        }

        @Override
        public String toString() {
            return "postgresql://" + user + "@" + host + ":" + port + "/" + name;
        }
    }

    /**
     * @param address {@code postgresql://user:password@host:port/name}; null or empty for the embedded database
     * @param data folder for what is kept
     * @throws DatabaseRefused if the address is not understood
     */
    static DatabaseAddress parse(@Nullable String address, Path data) {
        if (address == null || address.isBlank()) {
            return new Embedded(data.resolve("db"));
        }
        try {
            var uri = URI.create(address.strip());
            String scheme = String.valueOf(uri.getScheme());
            String path = String.valueOf(uri.getPath());
            if (!scheme.equals("postgresql") || uri.getHost() == null || path.length() < 2) {
                throw notUnderstood();
            }
            String[] user = String.valueOf(uri.getUserInfo()).split(":", 2);
            return new Server(
                    uri.getHost(),
                    uri.getPort() < 0 ? 5432 : uri.getPort(),
                    path.substring(1),
                    uri.getUserInfo() == null ? "tradewind" : user[0],
                    user.length < 2 ? "" : user[1]);
        } catch (IllegalArgumentException malformed) {
            throw notUnderstood();
        }
    }

    private static DatabaseRefused notUnderstood() {
        return new DatabaseRefused(
                "The setting tradewind.database is not understood: write postgresql://user:password@host:port/name,"
                        + " or leave it away for the embedded database.",
                null);
    }
}
