/** What is kept about living persons, and what is owed to them. Start at {@link io.tradewind.privacy.PersonalData}. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.privacy;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
