package io.tradewind.followup.internal.demo;

import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.demo.DemoData;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.Records;
import io.tradewind.tx.Transactions;

/** Words to begin with, chains of steps, and a rule. */
@Component(service = DemoData.class)
public final class DemoPhrases implements DemoData {
    private static final String PHRASES = "follow-up-templates";
    private static final String CADENCES = "cadences";
    private static final String RULES = "follow-up-rules";
    private static final String LETTERS = "mail-templates";

    private final Records records;
    private final RecordTypes types;
    private final Transactions transactions;

    @Activate
    public DemoPhrases(@Reference Records records, @Reference RecordTypes types, @Reference Transactions transactions) {
        this.records = records;
        this.types = types;
        this.transactions = transactions;
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public String name() {
        return "followup.phrases";
    }

    @Override
    public void fill() {
        DemoFollowUps.await(types, PHRASES, CADENCES, RULES, LETTERS);
        transactions.run(() -> {
            if (isEmpty(PHRASES)) {
                phrase(
                        "首次电话 First call",
                        "CALL",
                        "对接人：\n目前使用：\n主要问题：\n下一步：",
                        "Spoke to:\nUses today:\nMain problem:\nNext:");
                phrase(
                        "拜访纪要 Visit report",
                        "VISIT",
                        "参加人：\n现场情况：\n客户关注：\n我方承诺：",
                        "Present:\nWhat we saw:\nWhat matters to them:\nWhat we promised:");
                phrase("会议纪要 Minutes", "MEETING", "议题：\n结论：\n待办与负责人：", "Topics:\nDecisions:\nWho does what:");
                phrase(
                        "未联系上 Not reached",
                        "CALL",
                        "电话无人接听，已发短信说明来意。",
                        "No answer; left a message with our reason for calling.");
            }
            if (isEmpty(CADENCES)) {
                cadence(
                        "新客户首月 First month of a customer",
                        step(0, "CALL", "自我介绍，确认需求 Introduce us and ask what they need"),
                        step(2, "EMAIL", "发送产品资料 Send the brochure"),
                        step(5, "CALL", "确认资料收到并答疑 Ask what they think of it"),
                        step(10, "VISIT", "上门拜访 Pay a visit"),
                        step(20, "CALL", "跟进决策进展 Ask how far the decision is"));
                cadence(
                        "报价后跟进 After a quote",
                        step(1, "CALL", "确认报价收到 Make sure that the quote has arrived"),
                        step(4, "CALL", "答复价格疑问 Answer questions on the price"),
                        step(9, "MEETING", "约定签约条件 Agree on the terms"));
            }
            if (isEmpty(LETTERS)) {
                letter(
                        "自我介绍 Introduction",
                        "{me.name} 向您问好",
                        "{contact.name}您好：\n\n我是负责{customer.name}的{me.name}，今后由我为您服务。请问您本周哪天方便通个电话？\n\n{me.name}\n{me.phone}",
                        "Introducing myself: {me.name}",
                        "Dear {contact.name},\n\nI look after {customer.name} from now on. When would a call suit you this week?\n\n{me.name}\n{me.phone}");
                letter(
                        "资料已备好 Documents",
                        "{customer.name}：您需要的资料",
                        "{contact.name}您好：\n\n您需要的资料请见附件。如有疑问，请随时联系我。\n\n{me.name}",
                        "The documents for {customer.name}",
                        "Dear {contact.name},\n\nplease find attached what you asked for. Do write or call with any question.\n\n{me.name}");
            }
            if (isEmpty(RULES)) {
                records.create(RULES, Map.of("name", "跟进 30 天后锁定 Closed after 30 days", "lockDays", 30));
            }
        });
    }

    private boolean isEmpty(String type) {
        return records.query(type, RecordQuery.ALL.limit(1)).items().isEmpty();
    }

    private void phrase(String name, String way, String zh, String en) {
        records.create(PHRASES, Map.of("name", name, "way", way, "zh", zh, "en", en));
    }

    private void letter(String name, String subjectZh, String textZh, String subjectEn, String textEn) {
        records.create(
                LETTERS,
                Map.of(
                        "name", name,
                        "subjectZh", subjectZh,
                        "textZh", textZh,
                        "subjectEn", subjectEn,
                        "textEn", textEn));
    }

    @SafeVarargs
    private void cadence(String name, Map<String, Object>... steps) {
        records.create(CADENCES, Map.of("name", name, "workingDays", true, "steps", List.of(steps)));
    }

    private static Map<String, Object> step(int day, String way, String goal) {
        return Map.of("day", day, "hour", 9, "way", way, "goal", goal);
    }
}
