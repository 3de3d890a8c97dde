package io.tradewind.platform.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.PrivilegedAction;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.concurrent.CompletableFuture;

import javax.security.auth.Subject;

import org.junit.jupiter.api.Test;

/** Runs Karaf's own classes, as they are in its jars, through the agent. */
class SubjectCallsTest {
    private static final String JAAS_HELPER = "org.apache.karaf.util.jaas.JaasHelper";
    private final Subject subject = new Subject();
    private final Rewriting karaf = new Rewriting();

    @Test
    void an_action_sees_its_subject() throws Exception {
        PrivilegedAction<Subject> action = Subject::current;

        assertThat(doAs(PrivilegedAction.class).invoke(null, subject, action)).isSameAs(subject);
    }

    @Test
    void a_thread_started_by_an_action_inherits_the_subject() throws Exception {
        PrivilegedAction<Subject> action = () -> {
            var seen = new CompletableFuture<Subject>();
            new Thread(() -> seen.complete(SubjectBridge.current())).start();
            return seen.join();
        };

        assertThat(doAs(PrivilegedAction.class).invoke(null, subject, action)).isSameAs(subject);
    }

    @Test
    void the_subject_is_gone_after_the_action() throws Exception {
        PrivilegedAction<Boolean> action = () -> true;

        doAs(PrivilegedAction.class).invoke(null, subject, action);

        assertThat(SubjectBridge.current()).isNull();
    }

    @Test
    void a_checked_exception_comes_out_wrapped() throws Exception {
        PrivilegedExceptionAction<Object> action = () -> {
            throw new IOException("disk");
        };

        assertThatThrownBy(() -> doAs(PrivilegedExceptionAction.class).invoke(null, subject, action))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(PrivilegedActionException.class)
                .hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void an_unchecked_exception_comes_out_as_it_is() throws Exception {
        PrivilegedAction<Object> action = () -> {
            throw new IllegalStateException("no");
        };

        assertThatThrownBy(() -> doAs(PrivilegedAction.class).invoke(null, subject, action))
                .cause()
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_question_for_the_subject_no_longer_throws() throws Exception {
        byte[] eventAdmin = bytes("org.apache.felix.eventadmin.impl.handler.EventAdminImpl");

        byte[] rewritten = new SubjectCalls()
                .transform(karaf, "org/apache/felix/eventadmin/impl/handler/EventAdminImpl", null, null, eventAdmin);

        assertThat(new String(eventAdmin, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("SubjectBridge");
        assertThat(new String(rewritten, java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("SubjectBridge");
    }

    @Test
    void other_classes_stay_as_they_are() {
        byte[] own = bytes(SubjectCallsTest.class.getName());

        assertThat(new SubjectCalls().transform(karaf, "io/tradewind/Any", null, null, own))
                .isNull();
    }

    private Method doAs(Class<?> action) throws ReflectiveOperationException {
        return karaf.loadClass(JAAS_HELPER).getMethod("doAs", Subject.class, action);
    }

    private static byte[] bytes(String type) {
        try (var in = SubjectCallsTest.class.getClassLoader().getResourceAsStream(type.replace('.', '/') + ".class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Defines JaasHelper as the agent leaves it. */
    private static final class Rewriting extends ClassLoader {
        private Rewriting() {
            super(SubjectCallsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(JAAS_HELPER)) return super.loadClass(name, resolve);
            Class<?> known = findLoadedClass(name);
            if (known != null) return known;
            byte[] rewritten = new SubjectCalls().transform(this, name.replace('.', '/'), null, null, bytes(name));
            return defineClass(name, rewritten, 0, rewritten.length);
        }
    }
}
