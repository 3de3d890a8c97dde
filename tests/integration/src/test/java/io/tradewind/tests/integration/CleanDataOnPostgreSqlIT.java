package io.tradewind.tests.integration;

import io.tradewind.tests.harness.Tradewind;

class CleanDataOnPostgreSqlIT extends CleanDataContract {
    @Override
    Tradewind server() {
        return Servers.onPostgreSql();
    }
}
