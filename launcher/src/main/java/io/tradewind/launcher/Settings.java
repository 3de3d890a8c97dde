package io.tradewind.launcher;

import java.util.Optional;

/** How an instance is to run. */
record Settings(DataFolder data, int port, Optional<DatabaseUrl> database, boolean demo, boolean safe) {}
