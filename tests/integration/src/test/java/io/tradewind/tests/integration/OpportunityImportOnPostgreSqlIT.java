package io.tradewind.tests.integration;

import io.tradewind.tests.harness.Tradewind;

class OpportunityImportOnPostgreSqlIT extends OpportunityImportContract {
    private static final class Held {
        private static final Tradewind SERVER =
                Servers.stoppedAtExit(Tradewind.on(Servers.folder("pipeline-postgresql"))
                        .option("--empty")
                        .database(Servers.cluster().database("pipeline"))
                        .start());
    }

    @Override
    Tradewind server() {
        return Held.SERVER;
    }
}
