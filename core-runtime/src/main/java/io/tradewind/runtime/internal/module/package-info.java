/**
 * Modules: which there are, how they are, what they give; starting, stopping, installing. Start at
 * {@link io.tradewind.runtime.internal.module.OsgiModules}.
 */
@NullMarked
package io.tradewind.runtime.internal.module;

import org.jspecify.annotations.NullMarked;
