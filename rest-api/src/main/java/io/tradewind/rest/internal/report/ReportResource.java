package io.tradewind.rest.internal.report;

import static io.tradewind.rest.internal.kernel.Schemas.OBJECT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.report.Report;
import io.tradewind.report.Report.Question;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.JsonValue;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;

/** The reports of the stages that are running, each at its name. */
@Component(service = RestResource.class)
public final class ReportResource implements RestResource {
    private static final Operation REPORT = Operation.of(
                    "reports", "A report by its name, for example pipeline; each stage has its own")
            .answers(200, OBJECT);

    private final List<Report> reports = new CopyOnWriteArrayList<>();

    @Activate
    public ReportResource() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(Report report) {
        reports.add(report);
    }

    void remove(Report report) {
        reports.remove(report);
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/reports/{name}", this::report, REPORT));
    }

    private Answer report(Call call) {
        String name = call.variable("name");
        Report report = reports.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new TradewindException(Kind.NOT_FOUND, "report.unknown", shown(name)));
        call.query()
                .only(report.parameters().stream().map(Report.Parameter::name).toArray(String[]::new));
        Map<String, String> values = new LinkedHashMap<>();
        call.query()
                .names()
                .forEach(parameter -> call.query().text(parameter).ifPresent(value -> values.put(parameter, value)));
        return Answer.ok(JsonValue.of(report.answer(new Question(values, call.locale()))));
    }

    private static String shown(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }
}
