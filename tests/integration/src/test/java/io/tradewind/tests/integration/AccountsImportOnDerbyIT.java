package io.tradewind.tests.integration;

import io.tradewind.tests.harness.Tradewind;

class AccountsImportOnDerbyIT extends AccountsImportContract {
    @Override
    Tradewind server() {
        return Servers.onDerby();
    }
}
