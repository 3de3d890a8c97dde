package io.tradewind.tests.integration;

import io.tradewind.tests.harness.Tradewind;

class CurrenciesOnDerbyIT extends CurrenciesContract {
    @Override
    Tradewind server() {
        return Servers.onDerby();
    }
}
