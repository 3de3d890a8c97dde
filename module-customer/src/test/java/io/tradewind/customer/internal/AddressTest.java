package io.tradewind.customer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.tradewind.TradewindException;

class AddressTest {
    private static final Map<String, Object> HANGZHOU =
            Map.of("country", "中国", "province", "浙江省", "city", "杭州市", "district", "西湖区", "street", "文三路1号");
    private static final Map<String, Object> HAMBURG =
            Map.of("city", "Hamburg", "street", "Lake Road 7", "country", "Germany");

    private final Customer customer = new Customer();

    private String refused(List<Map<String, Object>> lines) {
        return catchThrowableOfType(TradewindException.class, () -> customer.resideAt(lines))
                .code();
    }

    @Test
    void the_first_is_the_main_one_unless_another_is_said_to_be() {
        customer.resideAt(List.of(HANGZHOU, HAMBURG));
        assertThat(customer.addresses()).extracting(line -> line.get("main")).containsExactly(true, false);

        customer.resideAt(List.of(HANGZHOU, Map.of("city", "Hamburg", "main", true)));
        assertThat(customer.addresses()).extracting(line -> line.get("main")).containsExactly(false, true);
    }

    @Test
    void the_main_one_is_the_address_in_one_line_in_the_order_of_its_language() {
        customer.resideAt(List.of(HANGZHOU));
        assertThat(customer.address()).isEqualTo("中国浙江省杭州市西湖区文三路1号");

        customer.resideAt(List.of(HAMBURG));
        assertThat(customer.address()).isEqualTo("Lake Road 7, Hamburg, Germany");
    }

    @Test
    void an_address_written_by_hand_stays_while_the_main_one_stays() {
        customer.resideAt(List.of(HAMBURG));
        customer.moveTo("Gate 4");
        customer.resideAt(List.of(HAMBURG, HANGZHOU));

        assertThat(customer.address()).isEqualTo("Gate 4");
    }

    @Test
    void two_main_ones_and_empty_ones_are_refused_and_change_nothing() {
        customer.resideAt(List.of(HAMBURG));

        assertThat(refused(List.of(Map.of("city", "A", "main", true), Map.of("city", "B", "main", true))))
                .isEqualTo("customers.two-main-addresses");
        assertThat(refused(List.of(HAMBURG, Map.of("use", "BILLING", "city", " "))))
                .isEqualTo("customers.empty-address");
        assertThat(customer.addresses()).hasSize(1);
    }
}
