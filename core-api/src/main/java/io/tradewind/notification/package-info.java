/** What people are told about: send with {@link io.tradewind.notification.Notifications}, name kinds with {@link io.tradewind.notification.NotificationKind}. */
@Export
@Version("1.1.0")
@NullMarked
package io.tradewind.notification;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
