package io.tradewind.tests.integration;

import io.tradewind.tests.harness.Tradewind;

class CurrenciesOnPostgreSqlIT extends CurrenciesContract {
    @Override
    Tradewind server() {
        return Servers.onPostgreSql();
    }
}
