package io.tradewind.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/** {@code postgresql://user:password@host:port/name}; never printed with its password. */
record DatabaseUrl(String text, String host, int port, String name, String user, String password) {
    private static final int STANDARD_PORT = 5432;

    static DatabaseUrl parse(String text) {
        try {
            URI uri = new URI(text);
            String[] login = uri.getRawUserInfo() == null
                    ? new String[0]
                    : uri.getRawUserInfo().split(":", 2);
            String name = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("^/", "");
            boolean scheme = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
            if (!scheme || uri.getHost() == null || name.isEmpty() || login.length == 0) throw malformed();
            return new DatabaseUrl(
                    text,
                    uri.getHost(),
                    uri.getPort() < 0 ? STANDARD_PORT : uri.getPort(),
                    decoded(name),
                    decoded(login[0]),
                    login.length == 2 ? decoded(login[1]) : "");
        } catch (URISyntaxException e) {
            throw malformed();
        }
    }

    private static Refusal malformed() {
        return Refusal.wrongUse("The database must be given as postgresql://user:password@host:port/name.");
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without the password. */
    String shown() {
        return host + ":" + port + "/" + name;
    }

    /** Makes sure that the database can be reached and lets us in, before anything is started. */
    void requireAnswer(Home home) {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "10");
        login.setProperty("loginTimeout", "10");
        try (URLClassLoader driver = new URLClassLoader(new URL[] {
                    home.library("org/postgresql/postgresql").toUri().toURL()
                });
                Connection connection = driver(driver).connect("jdbc:postgresql://" + shown(), login)) {
            if (connection == null) throw malformed();
        } catch (SQLException e) {
            throw refusal(e.getSQLState(), e);
        } catch (IOException | ReflectiveOperationException e) {
            throw Refusal.because("The PostgreSQL driver of the distribution cannot be used: " + e.getMessage() + ".");
        }
    }

    private static Driver driver(ClassLoader loader) throws ReflectiveOperationException {
        return (Driver)
                loader.loadClass("org.postgresql.Driver").getConstructor().newInstance();
    }

    private Refusal refusal(@Nullable String state, SQLException problem) {
        return switch (state == null ? "" : state) {
            case "28P01", "28000" ->
                Refusal.because("The database at " + host + ":" + port + " refuses user " + user
                        + "; check user and password.");
            case "3D000" ->
                Refusal.because("There is no database " + name + " at " + host + ":" + port
                        + "; create it first: createdb " + name + ".");
            case "08001", "08004", "08006" ->
                Refusal.because("No database answers at " + host + ":" + port
                        + "; check the address and that PostgreSQL runs.");
            default -> Refusal.because("The database " + shown() + " cannot be used: " + problem.getMessage());
        };
    }
}
