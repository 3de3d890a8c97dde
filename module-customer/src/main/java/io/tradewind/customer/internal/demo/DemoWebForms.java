package io.tradewind.customer.internal.demo;

import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Directory;
import io.tradewind.demo.DemoData;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.Records;
import io.tradewind.tx.Transactions;

/** The contact form of the company's web site. */
@Component(service = DemoData.class)
public final class DemoWebForms implements DemoData {
    private final Records records;
    private final RecordTypes types;
    private final Directory directory;
    private final Transactions transactions;

    @Activate
    public DemoWebForms(
            @Reference Records records,
            @Reference RecordTypes types,
            @Reference Directory directory,
            @Reference Transactions transactions) {
        this.records = records;
        this.types = types;
        this.directory = directory;
        this.transactions = transactions;
    }

    @Override
    public int order() {
        return 290;
    }

    @Override
    public String name() {
        return "customer.web-forms";
    }

    @Override
    public void fill() {
        DemoTypes.await(types, "web-forms");
        transactions.run(() -> {
            if (records.query("web-forms", RecordQuery.ALL.limit(1)).items().isEmpty()) {
                directory.findTeam(DemoPeople.EAST).ifPresent(team -> contact(team.id()));
            }
        });
    }

    private void contact(String team) {
        records.create(
                "web-forms",
                Map.of(
                        "name",
                        "联系我们",
                        "nameEn",
                        "Contact us",
                        "key",
                        "contact-us",
                        "inputs",
                        List.of(
                                input("NAME", true),
                                input("COMPANY", false),
                                input("PHONE", true),
                                input("EMAIL", false),
                                input("NOTE", false)),
                        "thanks",
                        "谢谢，我们会尽快与您联系。",
                        "thanksEn",
                        "Thank you, you will hear from us soon.",
                        "source",
                        "WEBSITE",
                        "dealing",
                        "FEWEST_OPEN",
                        "toTeam",
                        team));
    }

    private static Map<String, Object> input(String asked, boolean required) {
        return Map.of("asked", asked, "required", required);
    }
}
