package io.tradewind.tests.contract;

import java.util.List;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.Records;
import io.tradewind.tests.exam.Services;

/** The stage that the tests work with. It comes up a little after the container does. */
final class Stage {
    private static final List<String> TYPES = List.of("customers", "contacts", "needs");

    private Stage() {}

    static void awaitCustomers() {
        Records records = Services.get(Records.class);
        for (String type : TYPES) {
            Eventually.get(() -> answers(records, type), Boolean::booleanValue);
        }
    }

    private static boolean answers(Records records, String type) {
        try {
            return People.asSystem(() -> records.query(type, RecordQuery.ALL.limit(1)))
                            .items()
                            .size()
                    <= 1;
        } catch (TradewindException notYet) {
            if (notYet.kind() == Kind.UNAVAILABLE || notYet.kind() == Kind.NOT_FOUND) {
                return false;
            }
            throw notYet;
        }
    }
}
