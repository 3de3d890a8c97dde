package io.tradewind.tests.integration;

import io.tradewind.tests.harness.Tradewind;

class OpportunityImportOnDerbyIT extends OpportunityImportContract {
    private static final class Held {
        private static final Tradewind SERVER = Servers.stoppedAtExit(
                Tradewind.on(Servers.folder("pipeline-derby")).option("--empty").start());
    }

    @Override
    Tradewind server() {
        return Held.SERVER;
    }
}
