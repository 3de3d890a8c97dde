/** How the engine is: the database, its connections, the modules' tables. */
@NullMarked
package io.tradewind.runtime.internal.health;

import org.jspecify.annotations.NullMarked;
