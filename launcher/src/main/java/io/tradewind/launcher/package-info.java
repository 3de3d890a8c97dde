/**
 * The program behind {@code ./tradewind}: starts one instance in this JVM and takes care of its data folder.
 * Not a bundle and known to none; the shell script finds the JDK and builds what is missing. Start at {@link io.tradewind.launcher.Launcher}.
 */
@NullMarked
package io.tradewind.launcher;

import org.jspecify.annotations.NullMarked;
