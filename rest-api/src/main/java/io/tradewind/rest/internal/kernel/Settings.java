package io.tradewind.rest.internal.kernel;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of the HTTP door, pid {@code io.tradewind.rest}. */
@ObjectClassDefinition(id = "io.tradewind.rest", name = "Tradewind REST API")
public @interface Settings {
    @AttributeDefinition(description = "Requests a minute of one user; 0: no limit")
    int requests_per_user() default 30_000;

    @AttributeDefinition(description = "Requests a minute from one address; 0: no limit")
    int requests_per_origin() default 60_000;

    @AttributeDefinition(description = "Requests a minute from one address that are not logged in; 0: no limit")
    int refused_per_origin() default 1_200;

    @AttributeDefinition(description = "Public forms asked for and sent in a minute from one address; 0: no limit")
    int forms_per_origin() default 20;
}
