package io.tradewind.followup.internal.demo;

import java.util.List;

/** What people say of their calls and visits. */
record Talk(String way, String outcome, String zh, String en, String nextZh, String nextEn) {
    static final List<Talk> ALL = List.of(
            new Talk(
                    "CALL",
                    "INTERESTED",
                    "与采购负责人通话，对方正在比较三家供应商，关心交期和售后响应。",
                    "Spoke to their buyer. They compare three suppliers; delivery time and service matter most.",
                    "发送交期承诺和售后方案",
                    "Send our delivery and service terms"),
            new Talk(
                    "VISIT",
                    "MEETING_SET",
                    "上门拜访，参观了生产线，技术部认可方案，约下周与分管副总见面。",
                    "Visited the plant. Their engineers like the proposal; we meet the vice president next week.",
                    "准备给副总的汇报材料",
                    "Prepare the deck for the vice president"),
            new Talk(
                    "EMAIL",
                    "NEEDS_MATERIAL",
                    "发送产品手册和同行业案例，客户回复收到，正在内部传阅。",
                    "Sent the brochure and a case from their industry. They confirmed and pass it on.",
                    "电话了解对资料的反馈",
                    "Call and ask what they think of it"),
            new Talk(
                    "CALL",
                    "QUOTE_ASKED",
                    "客户明确数量 200 套，希望本周收到含税报价，付款按 3-6-1。",
                    "They want 200 units and ask for a quote including tax this week; payment 30-60-10.",
                    "出具正式报价",
                    "Send the formal quote"),
            new Talk(
                    "MEETING",
                    "THINKING",
                    "线上会议演示系统，客户问了权限和数据迁移，需要内部评估两周。",
                    "Showed the system online. They asked about rights and data migration and need two weeks.",
                    "跟进内部评估结果",
                    "Ask how the evaluation went"),
            new Talk(
                    "CALL",
                    "NOT_REACHED",
                    "电话无人接听，已给前台留言并发短信。",
                    "No answer; left word at the front desk and sent a message.",
                    "再次致电",
                    "Call again"),
            new Talk(
                    "MESSAGE",
                    "INTERESTED",
                    "微信沟通，客户年底前有预算要用完，希望先试用一个月。",
                    "Chatted: they have a budget to spend before the year ends and would like a trial month.",
                    "开通试用并安排培训",
                    "Set up the trial and a training"),
            new Talk(
                    "VISIT",
                    "DONE",
                    "处理了上次反馈的安装问题，客户签字确认，对响应速度满意。",
                    "Solved the installation problem they had reported. They signed off and were pleased.",
                    "回访使用情况",
                    "Ask how it works now"));

    String words(boolean chinese) {
        return chinese ? zh : en;
    }

    String next(boolean chinese) {
        return chinese ? nextZh : nextEn;
    }
}
