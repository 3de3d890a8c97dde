package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Tradewind;

/** What an administrator has stopped does not start at a restart, not for a moment; its data is there when it may run again. */
class StoppedStageIT {
    private static final List<String> STAGES = List.of("customer", PartnerBundle.TYPE);

    @Test
    void stopped_stages_of_the_distribution_and_of_the_drop_folder_do_not_run_after_a_restart() {
        Path data = Servers.folder("stopped");
        String customer;
        int before;
        try (Tradewind first = Tradewind.on(data).option("--empty").start()) {
            Api admin = first.admin();
            PartnerBundle.drop(first, "V-");
            customer = admin.post("/customers", Map.of("name", "Patient"))
                    .expect(201)
                    .id();
            STAGES.forEach(stage -> awaitState(admin, stage, "RUNNING"));
            STAGES.forEach(stage -> admin.post("/modules/" + stage + "/disable").expect(200));
            assertThat(first.log()).contains("Module customer: ", "Record type customers");
            before = first.log().length();
        }
        try (Tradewind second = Tradewind.on(data).start()) {
            Api admin = second.admin();
            STAGES.forEach(stage -> awaitState(admin, stage, "STOPPED"));
            assertThat(admin.get("/customers/" + customer).status()).isIn(404, 503);
            assertThat(second.log().substring(before))
                    .contains("Module customer stays stopped")
                    .doesNotContain("Module customer: ", "Record type customers", "Record type " + PartnerBundle.TYPE);

            admin.post("/modules/customer/enable").expect(200);
            Eventually.get(
                    Duration.ofSeconds(20),
                    () -> admin.get("/customers/" + customer).status(),
                    status -> status == 200);
        }
    }

    private static void awaitState(Api admin, String stage, String state) {
        Eventually.get(
                Duration.ofSeconds(20),
                () -> admin.get("/modules/" + stage).json().path("state").asString(""),
                state::equals);
    }
}
