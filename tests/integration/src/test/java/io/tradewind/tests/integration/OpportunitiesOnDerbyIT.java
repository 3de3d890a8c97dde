package io.tradewind.tests.integration;

import io.tradewind.tests.harness.Tradewind;

class OpportunitiesOnDerbyIT extends OpportunitiesContract {
    @Override
    Tradewind server() {
        return Servers.onDerby();
    }
}
