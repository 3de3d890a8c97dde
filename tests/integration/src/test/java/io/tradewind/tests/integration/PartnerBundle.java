package io.tradewind.tests.integration;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import io.tradewind.tests.harness.Project;
import io.tradewind.tests.harness.Tradewind;

/** The example partner's bundle, and versions of it whose code differs: the prefix of its running numbers. */
final class PartnerBundle {
    /** The resource that it brings. */
    static final String TYPE = "site-visits";

    private static final String PREFIX = "V-";

    private PartnerBundle() {}

    /** The bundle as it was built. */
    static Path built() {
        try (var files = Files.list(Project.root().resolve("examples/partner-site-visits/target"))) {
            return files.filter(file ->
                            file.getFileName().toString().matches("partner-site-visits-[^-]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Puts the bundle, with numbers that begin with {@code prefix}, into the server's drop folder, as a copy appears there. */
    static void drop(Tradewind server, String prefix) {
        try {
            Path folder = Files.createDirectories(server.data().resolve("deploy"));
            Path half = Files.write(server.data().resolve("partner.part"), version(prefix));
            Files.move(half, folder.resolve("partner-site-visits.jar"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    static void takeAway(Tradewind server) {
        try {
            Files.deleteIfExists(server.data().resolve("deploy/partner-site-visits.jar"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Names of the classes in the bundle. */
    static List<String> classes() {
        List<String> names = new ArrayList<>();
        try (JarFile jar = new JarFile(built().toFile())) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                String name = entries.nextElement().getName();
                if (name.endsWith(".class") && !name.endsWith("package-info.class")) {
                    names.add(name.substring(0, name.length() - 6).replace('/', '.'));
                }
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return names;
    }

    /** The built bundle with another constant in its code. */
    static byte[] version(String prefix) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean changed = prefix.equals(PREFIX);
        try (JarFile jar = new JarFile(built().toFile())) {
            Manifest manifest = jar.getManifest();
            try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
                for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                    JarEntry entry = entries.nextElement();
                    if (entry.isDirectory() || entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        continue;
                    }
                    byte[] content = jar.getInputStream(entry).readAllBytes();
                    if (entry.getName().endsWith(".class")
                            && new String(content, StandardCharsets.ISO_8859_1).contains(PREFIX)) {
                        content = withPrefix(content, prefix);
                        changed = true;
                    }
                    out.putNextEntry(new JarEntry(entry.getName()));
                    new ByteArrayInputStream(content).transferTo(out);
                    out.closeEntry();
                }
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        if (!changed) {
            throw new IllegalStateException("no class of the example holds the prefix " + PREFIX);
        }
        return bytes.toByteArray();
    }

    private static byte[] withPrefix(byte[] original, String prefix) {
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
                        return new MethodVisitor(Opcodes.ASM9, next) {
                            @Override
                            public void visitLdcInsn(Object value) {
                                super.visitLdcInsn(PREFIX.equals(value) ? prefix : value);
                            }
                        };
                    }
                },
                0);
        return writer.toByteArray();
    }
}
