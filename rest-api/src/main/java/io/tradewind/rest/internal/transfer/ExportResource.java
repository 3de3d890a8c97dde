package io.tradewind.rest.internal.transfer;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.Refusal;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;
import io.tradewind.rest.internal.kernel.Schemas;
import io.tradewind.rest.internal.record.QueryParameters;
import io.tradewind.text.Texts;
import io.tradewind.transfer.Exports;
import io.tradewind.transfer.Exports.Format;

/** Exports what a list shows, with the same parameters, streamed. */
@Component(service = RestResource.class)
public final class ExportResource implements RestResource {
    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Operation EXPORT = Operation.of("{type}", "Export what the list shows")
            .query("format", "Format of the file", Schemas.oneOf(List.of("csv", "xlsx")))
            .query("q", "Words to find", Schemas.TEXT)
            .query("sort", "Fields to sort by, `-` before the name for descending", Schemas.TEXT)
            .query("fields", "Fields to export, separated by commas", Schemas.TEXT)
            .withFilters()
            .answers(200, CSV + ", " + XLSX, Schemas.TEXT);

    private final Exports exports;
    private final RecordTypes types;
    private final Texts texts;

    @Activate
    public ExportResource(@Reference Exports exports, @Reference RecordTypes types, @Reference Texts texts) {
        this.exports = exports;
        this.types = types;
        this.texts = texts;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/{type}/export", this::export, EXPORT));
    }

    private Answer export(Call call) {
        String type = types.require(call.variable("type")).name();
        Format format = format(call);
        RecordQuery query = QueryParameters.read(call.query(), "format");
        String title = texts.find(call.locale(), type + ".title").orElse(type);
        LocalDate today = LocalDate.now(Clock.system(call.actor().zone()));
        return Answer.streamed(
                        format == Format.CSV ? CSV + "; charset=utf-8" : XLSX,
                        out -> exports.write(type, query, format, out))
                .header("Content-Disposition", attachment(type, title, today, format));
    }

    private static Format format(Call call) {
        return switch (call.query().text("format").orElse("csv")) {
            case "csv" -> Format.CSV;
            case "xlsx" -> Format.XLSX;
            default -> throw Refusal.malformed("request.format-parameter", "csv, xlsx");
        };
    }

    private static String attachment(String type, String title, LocalDate day, Format format) {
        String end = "-" + day + "." + format.name().toLowerCase(Locale.ROOT);
        return "attachment; filename=\"" + type.replaceAll("[^a-z0-9-]", "_") + end + "\"; filename*=UTF-8''"
                + encoded(title + end);
    }

    /** As RFC 8187 wants it. */
    private static String encoded(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '-' || b == '.';
            out.append(plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b & 0xff));
        }
        return out.toString();
    }
}
