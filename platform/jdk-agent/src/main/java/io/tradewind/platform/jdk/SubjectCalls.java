package io.tradewind.platform.jdk;

import static java.lang.classfile.ClassHierarchyResolver.defaultResolver;
import static java.lang.classfile.ClassHierarchyResolver.ofResourceParsing;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;

import org.jspecify.annotations.Nullable;

/** Redirects {@code Subject.getSubject} and Karaf's {@code JaasHelper.doAs} to {@link SubjectBridge}; touches nothing else. */
final class SubjectCalls implements ClassFileTransformer {
    private static final ClassDesc BRIDGE = ClassDesc.of("io.tradewind.platform.jdk.SubjectBridge");
    private static final ClassDesc SUBJECT = ClassDesc.of("javax.security.auth.Subject");
    private static final byte[] MARK = "getSubject".getBytes(StandardCharsets.US_ASCII);
    private static final String JAAS_HELPER = "org/apache/karaf/util/jaas/JaasHelper";

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (name == null || !concerns(name, bytes)) return null;
        ClassFile classFile = ClassFile.of(ClassHierarchyResolverOption.of(
                loader == null ? defaultResolver() : ofResourceParsing(loader).orElse(defaultResolver())));
        return classFile.transformClass(classFile.parse(bytes), rewrite(name));
    }

    private static boolean concerns(String name, byte[] bytes) {
        boolean karaf = name.startsWith("org/apache/karaf/") || name.startsWith("org/apache/felix/eventadmin/");
        return karaf && (name.equals(JAAS_HELPER) || contains(bytes, MARK));
    }

    private static ClassTransform rewrite(String name) {
        ClassTransform calls = ClassTransform.transformingMethodBodies(SubjectCalls::redirectCall);
        return name.equals(JAAS_HELPER) ? replacingDoAs().andThen(calls) : calls;
    }

    private static void redirectCall(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeInstruction call
                && call.name().equalsString("getSubject")
                && call.owner().asSymbol().equals(SUBJECT)) {
            code.pop().invokestatic(BRIDGE, "current", MethodTypeDesc.of(SUBJECT));
        } else {
            code.with(element);
        }
    }

    private static ClassTransform replacingDoAs() {
        return (type, element) -> {
            if (element instanceof MethodModel method && method.methodName().equalsString("doAs")) {
                type.transformMethod(method, delegatingTo(method.methodTypeSymbol()));
            } else {
                type.with(element);
            }
        };
    }

    /** Replaces the body by one that hands both arguments to the bridge. */
    private static MethodTransform delegatingTo(MethodTypeDesc type) {
        return (method, element) -> {
            if (element instanceof CodeModel) {
                method.withCode(code -> code.aload(0)
                        .aload(1)
                        .invokestatic(BRIDGE, "doAs", type)
                        .areturn());
            } else {
                method.with(element);
            }
        };
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        for (int start = 0; start <= bytes.length - wanted.length; start++) {
            int same = 0;
            while (same < wanted.length && bytes[start + same] == wanted[same]) same++;
            if (same == wanted.length) return true;
        }
        return false;
    }
}
