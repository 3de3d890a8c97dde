package io.tradewind.customer.internal.demo;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.access.Identity;
import io.tradewind.demo.DemoData;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.Sort;
import io.tradewind.view.SavedView.Share;
import io.tradewind.view.SavedView.Wanted;
import io.tradewind.view.SavedViews;
import io.tradewind.view.ViewContent;

/** Segments of customers that everybody can open: those that should hear from us. */
@Component(service = DemoData.class)
public final class DemoSegments implements DemoData {
    private static final String CUSTOMERS = "customers";

    private final SavedViews views;
    private final RecordTypes types;
    private final Directory directory;
    private final Identity identity;

    @Activate
    public DemoSegments(
            @Reference SavedViews views,
            @Reference RecordTypes types,
            @Reference Directory directory,
            @Reference Identity identity) {
        this.views = views;
        this.types = types;
        this.directory = directory;
        this.identity = identity;
    }

    @Override
    public int order() {
        return 250;
    }

    @Override
    public String name() {
        return "customer.segments";
    }

    @Override
    public void fill() {
        DemoTypes.await(types, CUSTOMERS);
        directory.findUser("admin").ifPresent(user -> {
            ZoneId zone = ZoneId.systemDefault();
            identity.as(new Actor(user.id(), user.login(), user.name(), Locale.ENGLISH, zone), () -> {
                segment(
                        "A 级客户，30 天未联系",
                        Filter.of("level", Operator.IN, "A"),
                        Filter.of("lastContactAt", Operator.NOT_SINCE, "today-30"));
                segment("Silent for 90 days", Filter.of("lastContactAt", Operator.NOT_SINCE, "today-90"));
            });
        });
    }

    private void segment(String name, Filter... filters) {
        if (views.of(CUSTOMERS).stream().noneMatch(view -> view.name().equals(name))) {
            ViewContent content = new ViewContent(
                    "",
                    List.of(filters),
                    List.of(new Sort("lastContactAt", false)),
                    List.of(),
                    ViewContent.TABLE,
                    null);
            views.create(CUSTOMERS, new Wanted(name, Share.ALL, content));
        }
    }
}
