package io.tradewind.runtime.internal.design;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import io.tradewind.design.TypeDesign;
import io.tradewind.runtime.internal.db.RecordJson;

/**
 * A published design as the bundle that serves it.
 *
 * @param revision counts publications
 * @param scripts texts of the scripts that make the table, in order
 */
record Publication(TypeDesign design, int revision, List<String> scripts) {
    /** In the manifest of the bundle: the revision that it was made of. */
    static final String HEADER = "Tradewind-Design";

    /** The design within the bundle. */
    static final String FILE = "design.json";

    private static final String LOCATION = "made:";

    Publication {
        scripts = List.copyOf(scripts);
    }

    String location() {
        return LOCATION + design.name();
    }

    static boolean isLocation(String location) {
        return location.startsWith(LOCATION);
    }

    byte[] bundle() {
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes, manifest())) {
            put(jar, FILE, RecordJson.of(design));
            put(jar, "i18n/texts.properties", DesignTexts.file(design, Locale.ENGLISH));
            put(jar, "i18n/texts_zh.properties", DesignTexts.file(design, Locale.CHINESE));
            for (int i = 0; i < scripts.size(); i++) {
                put(jar, "db/%03d_%s.sql".formatted(i + 1, i == 0 ? "create" : "fields"), scripts.get(i));
            }
            jar.putNextEntry(new ZipEntry(Names.entity(design.name()).replace('.', '/') + ".class"));
            jar.write(EntityClass.of(design.name(), design.fields()));
            jar.closeEntry();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private Manifest manifest() {
        var manifest = new Manifest();
        Attributes all = manifest.getMainAttributes();
        all.putValue("Manifest-Version", "1.0");
        all.putValue("Bundle-ManifestVersion", "2");
        all.putValue("Bundle-SymbolicName", "io.tradewind.made." + design.name().replace('-', '.'));
        all.putValue("Bundle-Version", "1.0." + revision);
        all.putValue("Tradewind-Module", Names.module(design.name()));
        all.putValue("Tradewind-Entities", Names.entity(design.name()));
        all.putValue(HEADER, Integer.toString(revision));
        all.putValue("Import-Package", "io.tradewind.entity,jakarta.persistence");
        return manifest;
    }

    private static void put(JarOutputStream jar, String name, String text) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(text.getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
    }
}
