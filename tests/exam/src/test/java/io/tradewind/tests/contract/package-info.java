/** The engine's contracts as a bundle meets them: through the service registry of a running Karaf, on each database. */
@NullMarked
package io.tradewind.tests.contract;

import org.jspecify.annotations.NullMarked;
