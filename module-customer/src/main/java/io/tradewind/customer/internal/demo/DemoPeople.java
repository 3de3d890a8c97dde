package io.tradewind.customer.internal.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Directory;
import io.tradewind.access.Directory.NewUser;
import io.tradewind.access.Directory.Team;
import io.tradewind.access.Directory.User;
import io.tradewind.demo.DemoData;
import io.tradewind.record.RecordRef;
import io.tradewind.record.Records;
import io.tradewind.tx.Transactions;

/** Two sales teams: a manager and four representatives each. */
@Component(service = DemoData.class)
public final class DemoPeople implements DemoData {
    static final String EAST = "华东团队";
    static final String INTERNATIONAL = "International team";
    private static final long SEED = 20_261_123;
    private static final int REPRESENTATIVES = 4;

    private final Directory directory;
    private final Records records;
    private final Transactions transactions;

    @Activate
    public DemoPeople(
            @Reference Directory directory, @Reference Records records, @Reference Transactions transactions) {
        this.directory = directory;
        this.records = records;
        this.transactions = transactions;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public String name() {
        return "customer.people";
    }

    @Override
    public void fill() {
        Dice dice = new Dice(SEED);
        people(EAST, dice, true);
        people(INTERNATIONAL, dice, false);
    }

    private void people(String teamName, Dice dice, boolean chinese) {
        transactions.run(() -> {
            Team team = directory.createTeam(teamName, null);
            List<User> users = new ArrayList<>();
            for (Person person : staff(dice, chinese)) {
                String role = users.isEmpty() ? Directory.SALES_MANAGER : Directory.SALES_REPRESENTATIVE;
                String email = person.latin() + "@tradewind.example";
                String language = chinese ? "zh-CN" : "en";
                users.add(directory.createUser(
                        new NewUser(person.latin(), person.name(), email, "", team.id(), Set.of(role), language)));
            }
            if (team.lead() == null) {
                var ref = new RecordRef("teams", team.id());
                records.change(
                        ref,
                        records.read(ref).version(),
                        Map.of("lead", users.getFirst().id()));
            }
        });
    }

    private static List<Person> staff(Dice dice, boolean chinese) {
        List<Person> staff = new ArrayList<>();
        while (staff.size() <= REPRESENTATIVES) {
            Person person = chinese ? Person.chinese(dice) : Person.western(dice);
            if (staff.stream().noneMatch(other -> other.latin().equals(person.latin()))) {
                staff.add(person);
            }
        }
        return staff;
    }
}
