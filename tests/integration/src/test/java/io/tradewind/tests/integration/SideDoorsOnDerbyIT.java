package io.tradewind.tests.integration;

import io.tradewind.tests.harness.Tradewind;

class SideDoorsOnDerbyIT extends SideDoorsContract {
    @Override
    Tradewind server() {
        return Servers.onDerby();
    }
}
