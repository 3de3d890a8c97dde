package io.tradewind.tests.contract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.FrameworkStartLevel;

import io.tradewind.tests.exam.Services;

/** The example partner's bundle, handled through the framework as a management agent would. */
final class StageBundle {
    /** The record type that it brings. */
    static final String TYPE = "site-visits";

    private static final String LOCATION = "test:site-visits";
    private static final String PREFIX = "V-";
    private static final int STAGES = 90;

    private StageBundle() {}

    /** Installs and starts it; running numbers begin with {@code letter} and a dash. */
    static Bundle install(char letter) {
        BundleContext context = Services.context();
        try {
            context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                    .adapt(FrameworkStartLevel.class)
                    .setInitialBundleStartLevel(STAGES);
            Bundle bundle = context.installBundle(LOCATION, version(letter));
            bundle.start();
            return bundle;
        } catch (BundleException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static void update(Bundle bundle, char letter) {
        try {
            bundle.update(version(letter));
        } catch (BundleException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static void uninstall(Bundle bundle) {
        try {
            bundle.uninstall();
        } catch (BundleException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The built bundle with another letter in the one constant that its running numbers come from. */
    private static InputStream version(char letter) {
        String built = Objects.requireNonNull(System.getProperty("tradewind.test.stage"), "tradewind.test.stage");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int changed = 0;
        try (JarFile jar = new JarFile(built);
                JarOutputStream out = new JarOutputStream(bytes, jar.getManifest())) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (entry.isDirectory() || entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    continue;
                }
                byte[] content = jar.getInputStream(entry).readAllBytes();
                int at = entry.getName().endsWith(".class") ? constant(content) : -1;
                if (at >= 0) {
                    content[at] = (byte) letter;
                    changed++;
                }
                out.putNextEntry(new JarEntry(entry.getName()));
                out.write(content);
                out.closeEntry();
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        if (changed != 1) {
            throw new IllegalStateException(changed + " classes of the example hold " + PREFIX);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    /** Where the constant begins among the class's texts: a tag, two bytes of length, the text. */
    private static int constant(byte[] content) {
        String entry = "\u0001\0\u0002" + PREFIX;
        int at = new String(content, StandardCharsets.ISO_8859_1).indexOf(entry);
        return at < 0 ? -1 : at + 3;
    }
}
