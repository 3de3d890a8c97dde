package io.tradewind.tests.integration;

import io.tradewind.tests.harness.Tradewind;

class OpportunitiesOnPostgreSqlIT extends OpportunitiesContract {
    @Override
    Tradewind server() {
        return Servers.onPostgreSql();
    }
}
