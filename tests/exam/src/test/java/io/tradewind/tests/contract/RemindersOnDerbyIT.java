package io.tradewind.tests.contract;

import io.tradewind.tests.exam.InKaraf;

@InKaraf(InKaraf.Database.DERBY)
class RemindersOnDerbyIT extends RemindersContract {}
