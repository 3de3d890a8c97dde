package io.tradewind.opportunity.internal.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.Money;
import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.opportunity.internal.figure.Answers.Sums;
import io.tradewind.opportunity.internal.pipeline.Pipeline;
import io.tradewind.opportunity.internal.pipeline.Pipelines;
import io.tradewind.opportunity.internal.pipeline.Stage;
import io.tradewind.report.Report;
import io.tradewind.tx.Transactions;

/** How many opportunities stand in each stage, and what they are worth; and by region what was won. */
@Component(service = Report.class)
public final class PipelineReport implements Report {
    private final Answers answers;
    private final Pipelines pipelines;
    private final Regions regions;
    private final Transactions transactions;

    @Activate
    public PipelineReport(
            @Reference Answers answers,
            @Reference Pipelines pipelines,
            @Reference Regions regions,
            @Reference Transactions transactions) {
        this.answers = answers;
        this.pipelines = pipelines;
        this.regions = regions;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "pipeline";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("pipeline", "Id of one pipeline; else all that are in use"),
                new Parameter(
                        "currency",
                        "Only amounts of this currency, as they are; else all that can be converted into the company's, or the one that most have"));
    }

    @Override
    public Map<String, @Nullable Object> answer(Question question) {
        String currency = currency(question);
        return transactions.reading(() -> {
            Sums sums = answers.byStage(currency);
            List<Map<String, @Nullable Object>> stages = new ArrayList<>();
            Sum total = Sum.NOTHING;
            for (Pipeline pipeline : wanted(question)) {
                for (Stage stage : pipelines.stages(pipeline.id())) {
                    Sum sum = sums.of(stage.id());
                    total = total.plus(sum);
                    stages.add(row(pipeline, stage, sum, question.locale()));
                }
            }
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("stages", stages);
            answer.put("count", total.count());
            answer.put("total", total.amount());
            answer.put("weighted", total.weighted());
            answer.put("currency", sums.currency());
            answer.put("otherCurrencies", sums.others());
            answer.put("won", regions.rows(answers.wonByTeam(sums)));
            return answer;
        });
    }

    static @Nullable String currency(Question question) {
        return question.value("currency")
                .map(code -> Money.currency(code)
                        .orElseThrow(() -> new TradewindException(Kind.MALFORMED, "report.bad-parameter", "currency"))
                        .getCurrencyCode())
                .orElse(null);
    }

    private List<Pipeline> wanted(Question question) {
        Optional<String> id = question.value("pipeline");
        if (id.isEmpty()) {
            return pipelines.active();
        }
        return id.filter(one -> one.length() <= 36)
                .flatMap(pipelines::find)
                .filter(pipeline -> !pipeline.isRemoved())
                .map(List::of)
                .orElseThrow(() -> new TradewindException(Kind.MALFORMED, "report.bad-parameter", "pipeline"));
    }

    private static Map<String, @Nullable Object> row(Pipeline pipeline, Stage stage, Sum sum, Locale locale) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("stage", stage.nameIn(locale));
        row.put("id", stage.id());
        row.put("type", stage.kind());
        row.put("pipeline", pipeline.nameIn(locale));
        row.put("count", sum.count());
        row.put("amount", sum.amount());
        row.put("weighted", sum.weighted());
        return row;
    }
}
