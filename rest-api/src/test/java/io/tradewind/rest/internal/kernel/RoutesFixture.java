package io.tradewind.rest.internal.kernel;

import java.lang.annotation.Annotation;

/** Opens the kernel for tests of other packages. */
public final class RoutesFixture {
    private RoutesFixture() {}

    public static Routes of(RestResource... resources) {
        Routes routes = new Routes();
        for (RestResource resource : resources) {
            routes.add(resource);
        }
        return routes;
    }

    public static Settings settings(int perUser) {
        return new Settings() {
            @Override
            public int requests_per_user() {
                return perUser;
            }

            @Override
            public int requests_per_origin() {
                return 0;
            }

            @Override
            public int forms_per_origin() {
                return 0;
            }

            @Override
            public int refused_per_origin() {
                return 0;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return Settings.class;
            }
        };
    }
}
