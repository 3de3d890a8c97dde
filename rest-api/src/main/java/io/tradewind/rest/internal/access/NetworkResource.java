package io.tradewind.rest.internal.access;

import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.array;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.requiring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.NetworkRules;
import io.tradewind.access.NetworkRules.Rule;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.Members;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;

/** From which networks people may come in, for those who manage access. */
@Component(service = RestResource.class)
public final class NetworkResource implements RestResource {
    private static final String RULES = "rules";
    private static final Map<String, Object> SCHEMA = requiring(
            object(
                    RULES,
                    array(requiring(
                            object(
                                    "network",
                                    Map.of("type", "string", "maxLength", 60, "example", "10.1.0.0/16"),
                                    "role",
                                    TEXT,
                                    "note",
                                    TEXT),
                            "network"))),
            RULES);
    private static final Operation READ =
            Operation.of("access", "From which networks people may come in").answers(200, SCHEMA);
    private static final Operation CHANGE = Operation.of("access", "Put these rules in place of the former ones")
            .takes(SCHEMA)
            .answers(200, SCHEMA);

    private final NetworkRules networks;

    @Activate
    public NetworkResource(@Reference NetworkRules networks) {
        this.networks = networks;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/network-rules", this::read, READ), Route.put("/network-rules", this::change, CHANGE));
    }

    private Answer read(Call call) {
        return Answer.ok(Map.of(
                RULES, networks.rules().stream().map(NetworkResource::json).toList()));
    }

    private Answer change(Call call) {
        Map<String, @Nullable Object> body = call.json();
        if (!(body.get(RULES) instanceof List<?> given) || body.size() != 1) {
            throw new InvalidRecord(List.of(FieldProblem.of(RULES, "field.required")));
        }
        List<Rule> rules = new ArrayList<>();
        for (Object each : given) {
            if (!(each instanceof Map<?, ?> json)) {
                throw new InvalidRecord(List.of(FieldProblem.of(RULES, "field.required")));
            }
            rules.add(rule(json));
        }
        networks.change(rules, call.origin());
        return read(call);
    }

    private static Rule rule(Map<?, ?> json) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        json.forEach((name, value) -> members.put(String.valueOf(name), value));
        Members read = new Members(members);
        Rule rule = new Rule(
                read.text("network", 60),
                read.optionalText("role", 60).orElse(""),
                read.optionalText("note", NetworkRules.LONGEST_NOTE).orElse(""));
        read.done();
        return rule;
    }

    private static Map<String, String> json(Rule rule) {
        return Map.of("network", rule.network(), "role", rule.role(), "note", rule.note());
    }
}
