package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Scope;
import io.tradewind.lookup.LookUps;
import io.tradewind.lookup.LookUps.Hit;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

/** Whether the company knows somebody already, and how little of it is told. */
class CompanyLookUpsTest {
    private Office office;
    private LookUps lookUps;
    private RecordView his;

    @BeforeEach
    void open(TestDatabase database) {
        office = new Office(database);
        office.user("anna", null);
        office.user("bert", null);
        office.grant("anna", Scope.OWN);
        office.grant("bert", Scope.OWN);
        office.entitle("anna", "companies.look-up");
        lookUps = new CompanyLookUps(office.records, office.types, office.tx, office.tx);
        his = office.as(
                "bert",
                () -> office.records.create("companies", Map.of("name", "杭州鸿达机械有限公司", "phone", "0571-88881234")));
    }

    @AfterEach
    void close() {
        office.close();
    }

    private List<Hit> find(String field, String value) {
        return office.as("anna", () -> lookUps.find("companies", Map.of(field, value)));
    }

    @DatabaseTest
    void a_colleagues_record_is_found_but_masked() {
        assertThat(find("name", "上海贸易")).isEmpty();
        assertThat(find("name", "杭州机械")).extracting(Hit::name).containsExactly("杭州**机械有限公司");
        assertThat(find("name", "鸿达机械")).singleElement().satisfies(hit -> {
            assertThat(hit.ref()).isNull();
            assertThat(hit.name()).isEqualTo("**鸿达机械有限公司");
            assertThat(hit.exact()).isFalse();
            assertThat(hit.state()).isEqualTo("CALM");
            assertThat(hit.owner()).isEqualTo(new Reference("bert", "Ms bert"));
            assertThat(hit.since()).isEqualTo(his.value("createdAt"));
        });
        assertThat(find("name", "杭州弘达机械")).extracting(Hit::name).containsExactly("杭州**达机械有限公司");
        assertThat(find("phone", "+86 571 8888 1234")).singleElement().satisfies(hit -> {
            assertThat(hit.exact()).isTrue();
            assertThat(hit.name()).isEqualTo("杭**有限公司");
        });
    }

    @DatabaseTest
    void what_the_asker_may_see_is_told_in_full_and_what_is_the_same_comes_first() {
        RecordView hers = office.company("anna", "杭州鸿达机械厂");
        office.as("bert", () -> office.records.remove(his.ref(), his.version()));
        office.company("anna", "杭州鸿达机械维修");

        List<Hit> hits = find("name", "杭州鸿达机械");

        assertThat(hits).extracting(Hit::exact).containsExactly(true, false);
        assertThat(hits.getFirst().ref()).isEqualTo(hers.ref());
        assertThat(hits.getFirst().name()).isEqualTo("杭州鸿达机械厂");
    }

    @DatabaseTest
    void looking_up_needs_a_right_something_to_look_for_and_patience_and_leaves_a_trace() {
        assertThat(refused("bert", Map.of("name", "鸿达机械")).kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(refused("anna", Map.of("name", "鸿")).code()).isEqualTo("look-up.nothing");
        assertThat(refused("anna", Map.of("remark", "鸿达")).code()).isEqualTo("look-up.unknown-field");

        for (int i = 0; i < LookUps.A_MINUTE; i++) {
            find("name", "鸿达机械");
        }
        assertThat(refused("anna", Map.of("name", "鸿达机械")).kind()).isEqualTo(Kind.TOO_MANY);
        assertThat(office.tx.required(() -> office.tx
                        .sql()
                        .list(
                                "select changes from core.audit_entry where kind = 'LOOKED_UP' and actor = 'anna'",
                                row -> row.getString(1))))
                .hasSize(LookUps.A_MINUTE)
                .allSatisfy(changes -> assertThat(changes).contains("鸿达机械"));
    }

    private TradewindException refused(String user, Map<String, String> values) {
        return catchThrowableOfType(
                TradewindException.class, () -> office.as(user, () -> lookUps.find("companies", values)));
    }
}
