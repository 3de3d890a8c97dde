package io.tradewind.tests.integration;

import io.tradewind.tests.harness.Tradewind;

class CleanDataOnDerbyIT extends CleanDataContract {
    @Override
    Tradewind server() {
        return Servers.onDerby();
    }
}
