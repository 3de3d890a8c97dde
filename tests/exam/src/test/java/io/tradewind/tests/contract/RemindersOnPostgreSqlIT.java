package io.tradewind.tests.contract;

import io.tradewind.tests.exam.InKaraf;

@InKaraf(InKaraf.Database.POSTGRESQL)
class RemindersOnPostgreSqlIT extends RemindersContract {}
