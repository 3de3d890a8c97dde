package io.tradewind.tests.integration;

import io.tradewind.tests.harness.Tradewind;

class AccessMatrixOnPostgreSqlIT extends AccessMatrixContract {
    @Override
    Tradewind server() {
        return Servers.onPostgreSql();
    }
}
