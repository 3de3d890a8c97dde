package io.tradewind.tests.integration;

import io.tradewind.tests.harness.Tradewind;

class AccountsImportOnPostgreSqlIT extends AccountsImportContract {
    @Override
    Tradewind server() {
        return Servers.onPostgreSql();
    }
}
