package io.tradewind.tests.exam.host;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.tradewind.tests.exam.InKaraf;

/** Finds the tests that go into a container. */
final class TestClasses {
    private TestClasses() {}

    /** Classes for the database in the class's own package. */
    static List<Class<?>> beside(Class<?> test, InKaraf.Database database) throws IOException {
        try (var files = Files.list(folder(test))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".class"))
                    .sorted()
                    .<Class<?>>map(name -> load(test, name.substring(0, name.length() - ".class".length())))
                    .filter(type -> isFor(database, type))
                    .toList();
        }
    }

    /** Names of the test methods, inherited ones too. */
    static Set<String> methods(Class<?> test) {
        Set<String> names = new LinkedHashSet<>();
        for (Class<?> type = test; type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    names.add(method.getName());
                }
            }
        }
        return names;
    }

    private static boolean isFor(InKaraf.Database database, Class<?> type) {
        InKaraf wish = type.getAnnotation(InKaraf.class);
        return wish != null && wish.value() == database;
    }

    private static Path folder(Class<?> test) {
        try {
            return Path.of(test.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolve(test.getPackageName().replace('.', '/'));
        } catch (URISyntaxException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static Class<?> load(Class<?> test, String simpleName) {
        try {
            return Class.forName(test.getPackageName() + "." + simpleName, false, test.getClassLoader());
        } catch (ClassNotFoundException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
