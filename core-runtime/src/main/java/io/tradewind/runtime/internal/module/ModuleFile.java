package io.tradewind.runtime.internal.module;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;

/**
 * A jar that claims to be a module, checked as far as can be without running it.
 *
 * @param module its name
 * @param symbolicName of the bundle
 * @param importPackage the header
 */
record ModuleFile(Path file, String module, String symbolicName, String importPackage) {
    private static final long MOST_MEGABYTES = 50;
    private static final Pattern MODULE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern SYMBOLIC_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    /** Copies at most 50 MB into the file and reads it. */
    static ModuleFile receive(InputStream content, Path file) {
        try {
            copy(content, file);
            return read(file);
        } catch (IOException broken) {
            throw noModule(Objects.requireNonNullElse(broken.getMessage(), "?"));
        }
    }

    private static void copy(InputStream content, Path file) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long left = MOST_MEGABYTES * 1024 * 1024;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                left -= read;
                if (left < 0) {
                    throw new TradewindException(Kind.TOO_LARGE, "module.too-large", MOST_MEGABYTES);
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static ModuleFile read(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            if (manifest == null) {
                throw noModule("META-INF/MANIFEST.MF");
            }
            Attributes headers = manifest.getMainAttributes();
            return new ModuleFile(
                    file,
                    header(headers, ModuleBundle.HEADER, MODULE),
                    header(headers, "Bundle-SymbolicName", SYMBOLIC_NAME),
                    Objects.requireNonNullElse(headers.getValue("Import-Package"), ""));
        }
    }

    private static String header(Attributes headers, String name, Pattern shape) {
        @Nullable String value = headers.getValue(name);
        String plain = value == null ? "" : value.split(";")[0].strip();
        if (!shape.matcher(plain).matches()) {
            throw noModule(name);
        }
        return plain;
    }

    private static TradewindException noModule(String why) {
        return new TradewindException(Kind.INVALID, "module.no-bundle", why);
    }

    /** What it needs. */
    PackageNeeds needs() {
        try {
            return PackageNeeds.of(importPackage);
        } catch (IllegalArgumentException malformed) {
            throw noModule("Import-Package");
        }
    }
}
