package io.tradewind.runtime.internal.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.osgi.framework.Bundle;

import io.tradewind.runtime.internal.db.Dialect;

/**
 * One step of a module's tables.
 *
 * @param version its number; scripts run in this order
 * @param name file name
 * @param sql its text with macros
 */
public record Script(int version, String name, String sql) {
    private static final Pattern NAME = Pattern.compile("(\\d{3,6})_[a-z0-9_]+(?:\\.(derby|postgresql))?\\.sql");

    public Script {
        sql = sql.replace("\r\n", "\n");
    }

    /** The scripts in a bundle's {@code db} folder for the dialect, in order. */
    public static List<Script> of(Bundle bundle, Dialect dialect) {
        var found = bundle.findEntries("db", "*.sql", false);
        return found == null ? List.of() : of(Collections.list(found), dialect);
    }

    /** Of these files those for the dialect, in order. */
    public static List<Script> of(Collection<URL> files, Dialect dialect) {
        var byVersion = new TreeMap<Integer, Script>();
        for (var file : files) {
            String name = file.getPath().substring(file.getPath().lastIndexOf('/') + 1);
            var matcher = NAME.matcher(name);
            if (!matcher.matches()) {
                throw new MigrationRefused("Script " + name + " is not named like 001_create.sql.", null);
            }
            String only = matcher.group(2);
            if (only == null || only.equals(dialect.id())) {
                var script = new Script(Integer.parseInt(matcher.group(1)), name, read(file));
                var other = byVersion.put(script.version, script);
                if (other != null) {
                    throw new MigrationRefused(
                            "Scripts " + other.name + " and " + name + " have the same number.", null);
                }
            }
        }
        return List.copyOf(byVersion.values());
    }

    private static String read(URL file) {
        try (var content = file.openStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** SHA-256 of the text as written, in hexadecimal; line ends do not matter. */
    String checksum() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Its commands in the words of the dialect. */
    List<String> commands(Dialect dialect) {
        return Commands.split(Macros.expand(sql, dialect));
    }
}
