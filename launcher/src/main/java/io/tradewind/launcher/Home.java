package io.tradewind.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The unpacked distribution; never written to. */
record Home(Path root) {
    /** The distribution this program was started from. */
    static Home current() {
        return new Home(Path.of(System.getProperty("tradewind.home", "."))
                .toAbsolutePath()
                .normalize());
    }

    Path etc() {
        return root.resolve("etc");
    }

    /** A checksum of the whole image: tells builds apart. */
    String build() {
        try {
            return Files.readString(root.resolve("build")).trim();
        } catch (IOException e) {
            throw Refusal.because("The distribution " + root + " is incomplete; build it again with mvn package.");
        }
    }

    static String version() {
        return Optional.ofNullable(Home.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** The jar of a library, by the folder that holds its versions. */
    Path library(String folder) {
        try (var files = Files.walk(root.resolve("system").resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw Refusal.because("The distribution " + root + " lacks " + folder + ".");
        }
    }
}
