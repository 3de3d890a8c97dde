/** Who acts and what they may: {@link io.tradewind.access.Identity}, {@link io.tradewind.access.LogIn}, {@link io.tradewind.access.ProviderLogIn},
 * {@link io.tradewind.access.Access}. */
@Export
@Version("1.2.0")
@NullMarked
package io.tradewind.access;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
