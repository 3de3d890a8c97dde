package io.tradewind.opportunity.internal.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.demo.DemoData;
import io.tradewind.list.ValueLists;
import io.tradewind.list.ValueLists.Color;
import io.tradewind.list.ValueLists.Entry;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.Records;
import io.tradewind.tx.Transactions;

/** What the demo company sells, and a second pipeline: for partners, step by step and with gates. */
@Component(service = DemoData.class)
public final class DemoPipelines implements DemoData {
    static final String PARTNERS = "渠道合作";

    private static final List<Entry> PRODUCTS = List.of(
            product(0, "LINE", "智能产线", "Production line"),
            product(1, "ROBOT", "仓储机器人", "Warehouse robots"),
            product(2, "VISION", "视觉质检", "Vision inspection"),
            product(3, "MES", "制造执行系统", "MES"),
            product(4, "CLOUD", "设备云平台", "Machine cloud"),
            product(5, "PARTS", "备品备件", "Spare parts"),
            product(6, "SERVICE", "维保服务", "Service contract"),
            product(7, "PARTNER", "合作计划", "Partner programme"));

    private final Records records;
    private final RecordTypes types;
    private final ValueLists lists;
    private final Transactions transactions;

    @Activate
    public DemoPipelines(
            @Reference Records records,
            @Reference RecordTypes types,
            @Reference ValueLists lists,
            @Reference Transactions transactions) {
        this.records = records;
        this.types = types;
        this.lists = lists;
        this.transactions = transactions;
    }

    private static Entry product(int position, String code, String zh, String en) {
        return new Entry("products", code, zh, en, position, true, Color.GRAY);
    }

    @Override
    public int order() {
        return 290;
    }

    @Override
    public String name() {
        return "opportunity.pipelines";
    }

    @Override
    public void fill() {
        DemoTypes.await(types, "pipelines", "pipeline-stages", "opportunities");
        lists.provide("products", PRODUCTS);
        transactions.run(() -> {
            RecordQuery named = RecordQuery.ALL.filters(List.of(Filter.of("name", Operator.EQ, PARTNERS)));
            if (records.query("pipelines", named).items().isEmpty()) {
                records.create(
                        "pipelines",
                        Map.of(
                                "name",
                                PARTNERS,
                                "nameEn",
                                "Partners",
                                "backAllowed",
                                false,
                                "jumpAllowed",
                                false,
                                "stages",
                                stages()));
            }
        });
    }

    private static List<Map<String, Object>> stages() {
        return List.of(
                stage("意向沟通", "First talks", "OPEN", 15, 21, null, List.of()),
                stage("资质审核", "Screening", "OPEN", 40, 14, "收到营业执照\n核对行业经验", List.of("CUSTOMER")),
                stage("条款商谈", "Terms", "OPEN", 65, 21, "双方确认区域与返点", List.of("AMOUNT", "EXPECTED_CLOSE")),
                stage("签约准备", "Signing", "OPEN", 85, 10, null, List.of("PEOPLE")),
                stage("已签约", "Signed", "WON", 100, 0, null, List.of("AMOUNT")),
                stage("未合作", "Declined", "LOST", 0, 0, null, List.of()));
    }

    private static Map<String, Object> stage(
            String name,
            String nameEn,
            String type,
            long probability,
            long stalled,
            @Nullable String checklist,
            List<String> required) {
        Map<String, Object> stage = new LinkedHashMap<>();
        stage.put("name", name);
        stage.put("nameEn", nameEn);
        stage.put("type", type);
        stage.put("probability", probability);
        if (stalled > 0) {
            stage.put("stalledAfterDays", stalled);
        }
        if (checklist != null) {
            stage.put("checklist", checklist);
        }
        if (!required.isEmpty()) {
            stage.put("requiredFields", required);
        }
        return stage;
    }
}
