/** Forms that anybody may send in without logging in. Start at {@link io.tradewind.form.PublicForms}. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.form;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
