package io.tradewind.runtime.internal.module;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleWiring;

/** The packages that a manifest must find: {@code Import-Package} without the optional ones. */
record PackageNeeds(List<Need> needs) {
    private static final String PACKAGES = "osgi.wiring.package";
    /** Commas and semicolons outside of quotes. */
    private static final Pattern CLAUSES = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    private static final Pattern PARTS = Pattern.compile(";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
    private static final Pattern VERSION = Pattern.compile("version\\s*=\\s*\"?([^\"]+)\"?");
    private static final Pattern OPTIONAL = Pattern.compile("resolution\\s*:=\\s*\"?optional\"?");

    /** One package in a range of versions. */
    record Need(String name, VersionRange versions) {
        @Override
        public String toString() {
            return name + " " + versions;
        }
    }

    /** @throws IllegalArgumentException if a range of versions is none */
    static PackageNeeds of(String importPackage) {
        List<Need> needs = new ArrayList<>();
        for (String clause : CLAUSES.split(importPackage)) {
            if (clause.isBlank()) {
                continue;
            }
            String[] parts = PARTS.split(clause);
            List<String> words = Arrays.stream(parts).map(String::strip).toList();
            if (words.stream().anyMatch(word -> OPTIONAL.matcher(word).matches())) {
                continue;
            }
            VersionRange versions = words.stream()
                    .map(VERSION::matcher)
                    .filter(Matcher::matches)
                    .map(match -> new VersionRange(match.group(1)))
                    .findFirst()
                    .orElse(new VersionRange("0"));
            words.stream().filter(word -> !word.contains("=")).forEach(name -> needs.add(new Need(name, versions)));
        }
        return new PackageNeeds(List.copyOf(needs));
    }

    /** What no running bundle gives. */
    List<Need> missing(BundleContext context) {
        List<BundleCapability> given = Arrays.stream(context.getBundles())
                .map(bundle -> bundle.adapt(BundleWiring.class))
                .filter(wiring -> wiring != null && wiring.isInUse())
                .flatMap(wiring -> wiring.getCapabilities(PACKAGES).stream())
                .toList();
        return needs.stream()
                .filter(need -> given.stream().noneMatch(capability -> meets(capability, need)))
                .toList();
    }

    /** What a bundle needs that no running bundle gives. */
    static List<Need> missing(Bundle bundle, BundleContext context) {
        String imports = bundle.getHeaders("").get("Import-Package");
        return imports == null ? List.of() : of(imports).missing(context);
    }

    private static boolean meets(BundleCapability capability, Need need) {
        Map<String, Object> attributes = capability.getAttributes();
        return need.name().equals(attributes.get(PACKAGES))
                && attributes.get("version") instanceof Version version
                && need.versions().includes(version);
    }
}
