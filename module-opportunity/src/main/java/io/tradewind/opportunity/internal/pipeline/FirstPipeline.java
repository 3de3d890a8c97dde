package io.tradewind.opportunity.internal.pipeline;

import static io.tradewind.opportunity.internal.pipeline.Pipelines.line;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.tx.Transactions;

/** An installation begins with one pipeline; what an admin makes of it stays. */
@Component(service = FirstPipeline.class, immediate = true)
public final class FirstPipeline {
    @Activate
    public FirstPipeline(
            @Reference Pipelines pipelines, @Reference Transactions transactions, @Reference Identity identity) {
        identity.as(
                Actor.SYSTEM,
                () -> transactions.run(() -> pipelines.begin(
                        "销售流程",
                        "Sales pipeline",
                        List.of(
                                line("初步接触", "Prospecting", StageKind.OPEN, 10, 14L),
                                line("需求确认", "Engaging", StageKind.OPEN, 30, 21L),
                                line("方案报价", "Proposal", StageKind.OPEN, 55, 21L),
                                line("商务谈判", "Negotiation", StageKind.OPEN, 75, 14L),
                                line("赢单", "Won", StageKind.WON, 100, null),
                                line("输单", "Lost", StageKind.LOST, 0, null)))));
    }
}
