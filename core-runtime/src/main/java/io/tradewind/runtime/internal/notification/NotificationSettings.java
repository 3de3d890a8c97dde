package io.tradewind.runtime.internal.notification;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of notifications, pid {@code io.tradewind.notifications}. */
@ObjectClassDefinition(id = "io.tradewind.notifications", name = "Tradewind notifications")
public @interface NotificationSettings {
    @AttributeDefinition(description = "Days after which notifications are thrown away, read or not")
    int kept_days() default 90;
}
