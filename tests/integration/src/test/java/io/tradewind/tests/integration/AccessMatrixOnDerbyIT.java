package io.tradewind.tests.integration;

import io.tradewind.tests.harness.Tradewind;

class AccessMatrixOnDerbyIT extends AccessMatrixContract {
    @Override
    Tradewind server() {
        return Servers.onDerby();
    }
}
