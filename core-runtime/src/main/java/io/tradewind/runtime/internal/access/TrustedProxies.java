package io.tradewind.runtime.internal.access;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

import io.tradewind.access.Origins;

/** Believes the proxies that are configured, pid {@code io.tradewind.access}. */
@Component(service = Origins.class, configurationPid = "io.tradewind.access")
@Designate(ocd = TrustedProxies.Settings.class)
public final class TrustedProxies implements Origins {
    private static final int LONGEST = 45;

    private final Set<String> proxies;

    /** What can be configured. */
    @ObjectClassDefinition(id = "io.tradewind.access", name = "Tradewind access")
    public @interface Settings {
        @AttributeDefinition(
                description = "Addresses of proxies whose X-Forwarded-For is believed, with commas between them")
        String[] trusted_proxies() default {};
    }

    @Activate
    public TrustedProxies(Settings settings) {
        this(Arrays.stream(settings.trusted_proxies())
                .flatMap(some -> Arrays.stream(some.split(",")))
                .map(String::strip)
                .filter(proxy -> !proxy.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    TrustedProxies(Set<String> proxies) {
        this.proxies = proxies;
    }

    @Override
    public String of(String address, @Nullable String forwarded) {
        if (forwarded == null || !proxies.contains(address)) {
            return address;
        }
        String[] hops = forwarded.split(",");
        for (int i = hops.length - 1; i >= 0; i--) {
            String hop = hops[i].strip();
            if (!hop.isEmpty() && hop.length() <= LONGEST && !proxies.contains(hop)) {
                return hop;
            }
        }
        return address;
    }
}
