package io.tradewind.launcher;

import java.util.Optional;

/**
 * How an instance is to run.
 *
 * @param safe without the stages
 * @param headless without the browser door
 */
record Settings(
        DataFolder data, int port, Optional<DatabaseUrl> database, boolean demo, boolean safe, boolean headless) {}
