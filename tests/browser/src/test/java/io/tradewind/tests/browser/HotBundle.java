package io.tradewind.tests.browser;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.EmbeddedResource;
import aQute.bnd.osgi.Jar;

/** Makes the bundle of {@link HotScreen} in any version, the way a partner's build would. */
final class HotBundle {
    private HotBundle() {}

    static Path make(int version, Path file) throws Exception {
        try (Builder builder = new Builder();
                Jar classes = new Jar("classes")) {
            copyClasses(classes);
            for (String entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
                builder.addClasspath(new java.io.File(entry));
            }
            builder.setBundleSymbolicName("io.tradewind.tests.hot.view");
            builder.setBundleVersion("1.0." + version);
            builder.setProperty("Tradewind-Module", "hot-view");
            builder.setProperty("-noimportjava", "true");
            builder.setProperty("-noextraheaders", "true");
            builder.setJar(classes);
            classes.putResource(
                    "version.txt",
                    new EmbeddedResource(Integer.toString(version).getBytes(StandardCharsets.UTF_8), 0));
            try (Jar bundle = builder.build()) {
                if (!builder.getErrors().isEmpty()) {
                    throw new IllegalStateException(builder.getErrors().toString());
                }
                bundle.write(file.toFile());
            }
        }
        return file;
    }

    private static void copyClasses(Jar classes) throws Exception {
        for (Class<?> type : new Class<?>[] {HotScreen.class, HotScreen.Line.class}) {
            String name = type.getName().replace('.', '/') + ".class";
            try (var code = type.getClassLoader().getResourceAsStream(name)) {
                classes.putResource(name, new EmbeddedResource(code.readAllBytes(), 0));
            }
        }
    }
}
