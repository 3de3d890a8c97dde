package io.tradewind.tests.exam.host;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.CoreOptions.vmOptions;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureSecurity;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.features;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.TestAddress;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.ops4j.pax.exam.karaf.options.KarafExamSystemConfigurationOption;
import org.ops4j.pax.exam.karaf.options.libraries.OverrideJUnitBundlesOption;
import org.ops4j.pax.exam.spi.PaxExamRuntime;

import io.tradewind.tests.exam.InKaraf;
import io.tradewind.tests.harness.PostgreSql;
import io.tradewind.tests.harness.Project;

/**
 * A stock Karaf with the built bundles as features, without the browser door, started by Pax Exam with our Jupiter invoker in it.
 */
final class Container implements AutoCloseable {
    private static final String PAX_EXAM = "4.14.0";
    private static final String KARAF = "4.4.10";

    private final TestContainer container;
    private final Map<String, TestAddress> addresses;

    private Container(TestContainer container, Map<String, TestAddress> addresses) {
        this.container = container;
        this.addresses = addresses;
    }

    /** Starts it and sends the tests: all classes for this database that lie beside the given one, in one bundle. */
    static Container start(InKaraf.Database database, Class<?> test) {
        try {
            Path work = Files.createDirectories(
                    Path.of("target", "exam", database.name().toLowerCase(Locale.ROOT))
                            .toAbsolutePath());
            ExamSystem system = PaxExamRuntime.createTestSystem(options(database, work));
            TestContainer container = PaxExamRuntime.createContainer(system);
            container.start();
            TestProbeBuilder probe = system.createProbe();
            probe.setHeader("DynamicImport-Package", "*");
            Map<String, TestAddress> addresses = new HashMap<>();
            for (Class<?> each : TestClasses.beside(test, database)) {
                TestClasses.methods(each)
                        .forEach(method -> addresses.put(key(each, method), probe.addTest(each, method)));
            }
            container.installProbe(probe.build().getStream());
            return new Container(container, addresses);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Runs one test there; throws what it throws. */
    void call(Class<?> test, String method) {
        TestAddress address = addresses.get(key(test, method));
        if (address == null) {
            throw new IllegalStateException("not sent: " + key(test, method));
        }
        container.call(address);
    }

    /** Stops it and waits for its end. */
    @Override
    public void close() {
        container.stop();
    }

    private static String key(Class<?> test, String method) {
        return test.getName() + "." + method;
    }

    private static Option[] options(InKaraf.Database database, Path work) throws IOException {
        List<Option> options = new ArrayList<>();
        options.add(karafDistributionConfiguration()
                .frameworkUrl(karaf().toUri().toString())
                .karafVersion(KARAF)
                .name("Karaf with Tradewind")
                .unpackDirectory(work.toFile())
                .useDeployFolder(false));
        options.add(configureConsole().ignoreLocalConsole().ignoreRemoteShell());
        options.add(configureSecurity().disableKarafMBeanServerBuilder());
        options.add(new KarafExamSystemConfigurationOption("jupiter"));
        options.add(new OverrideJUnitBundlesOption());
        options.add(features("mvn:org.ops4j.pax.exam/pax-exam-features/" + PAX_EXAM + "/xml", "exam-no-junit"));
        options.add(features(
                distribution().resolve("features/features.xml").toUri().toString(),
                "tradewind-rest",
                "tradewind-stages"));
        options.add(bundle(invoker().toUri().toString()));
        String resolver = "etc/org.ops4j.pax.url.mvn.cfg";
        options.add(editConfigurationFilePut(resolver, "org.ops4j.pax.url.mvn.repositories", ""));
        options.add(editConfigurationFilePut(
                resolver, "org.ops4j.pax.url.mvn.localRepository", repository().toString()));
        options.add(editConfigurationFilePut(
                resolver,
                "org.ops4j.pax.url.mvn.defaultRepositories",
                "file:${karaf.home}/${karaf.default.repository}@id=system.repository@snapshots,"
                        + distribution().resolve("assembly/system").toUri() + "@id=tradewind@snapshots"));
        options.add(editConfigurationFilePut(
                "etc/org.apache.felix.http.cfg", "org.osgi.service.http.port", Integer.toString(freePort())));
        options.add(
                editConfigurationFilePut("etc/org.apache.felix.http.cfg", "org.apache.felix.http.host", "127.0.0.1"));
        options.add(vmOptions(jvmOptions()));
        options.add(editConfigurationFilePut(
                "etc/custom.properties", "org.osgi.framework.bootdelegation", bootDelegation()));
        options.add(systemProperty("tradewind.test.stage").value(stage().toString()));
        options.add(systemProperty("tradewind.data").value(work.resolve("data").toString()));
        options.add(systemProperty("tradewind.demo").value("false"));
        options.add(systemProperty("tradewind.database").value(url(database)));
        options.add(systemTimeout(180_000L));
        return options.toArray(new Option[0]);
    }

    private static String[] jvmOptions() {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.net=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-exports=java.base/sun.net.www.protocol.file=ALL-UNNAMED",
                "--add-exports=java.base/sun.net.www.protocol.jar=ALL-UNNAMED"));
        if (Runtime.version().feature() >= 24) {
            options.add("-javaagent:" + distribution().resolve("assembly/lib/jdk-agent.jar"));
        }
        return options.toArray(new String[0]);
    }

    private static String url(InKaraf.Database database) {
        return switch (database) {
            case DERBY -> "";
            case POSTGRESQL -> PostgreSql.start().database("exam");
        };
    }

    private static int freePort() throws IOException {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Path distribution() {
        return Project.root().resolve("karaf-distribution/target");
    }

    private static Path repository() {
        return Path.of(
                System.getProperty("tradewind.maven.repository", System.getProperty("user.home") + "/.m2/repository"));
    }

    private static Path karaf() throws IOException {
        return one(repository().resolve("org/apache/karaf/apache-karaf/" + KARAF), "apache-karaf-.*\\.tar\\.gz");
    }

    private static Path invoker() throws IOException {
        return one(Project.root().resolve("tests/exam-jupiter/target"), "tests-exam-jupiter-[^-]+(-SNAPSHOT)?\\.jar");
    }

    /** The example partner's bundle; tests install it. */
    private static Path stage() throws IOException {
        return one(
                Project.root().resolve("examples/partner-site-visits/target"),
                "partner-site-visits-[^-]+(-SNAPSHOT)?\\.jar");
    }

    /** As the distribution has it, for the agent's sake. */
    private static String bootDelegation() throws IOException {
        Properties own = new Properties();
        try (var text = Files.newBufferedReader(distribution().resolve("assembly/etc/custom.properties"))) {
            own.load(text);
        }
        return own.getProperty("org.osgi.framework.bootdelegation");
    }

    private static Path one(Path folder, String name) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("build " + folder + " first"));
        }
    }
}
