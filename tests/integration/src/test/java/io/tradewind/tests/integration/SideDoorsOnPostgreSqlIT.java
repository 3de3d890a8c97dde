package io.tradewind.tests.integration;

import io.tradewind.tests.harness.Tradewind;

class SideDoorsOnPostgreSqlIT extends SideDoorsContract {
    @Override
    Tradewind server() {
        return Servers.onPostgreSql();
    }
}
