package io.tradewind.tests.integration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Tradewind;

/**
 * People of every kind of role in a small tree of teams, and records of theirs and of others: own, of the team, of a team below, of
 * strangers, shared with a person or a team, in a public pool that hides a field. And an oracle that knows only who owns what.
 */
final class Matrix {
    /** How far a verb of a role reaches. */
    enum Scope {
        NONE,
        OWN,
        TEAM,
        TREE,
        ALL
    }

    /** @param hides whether a field rule hides a customer's address */
    record Role(Scope read, Scope edit, Scope delete, Scope export, boolean hides) {
        String code() {
            return ("m-" + read + "-" + edit + "-" + delete + "-" + export + (hides ? "-hides" : ""))
                    .toLowerCase(Locale.ROOT);
        }
    }

    record Person(String login, String id, String team, Role role, Api api) {
        @Override
        public String toString() {
            return login + " " + role;
        }
    }

    /**
     * @param owner empty if it is in the pool
     * @param secret the address, words that stand in no other record; empty for contacts
     */
    record Item(String type, String id, String title, String owner, String team, String secret) {
        boolean isInPool() {
            return owner.isEmpty();
        }
    }

    private static final List<Role> ROLES = List.of(
            new Role(Scope.NONE, Scope.NONE, Scope.NONE, Scope.NONE, false),
            new Role(Scope.OWN, Scope.OWN, Scope.OWN, Scope.OWN, false),
            new Role(Scope.TEAM, Scope.OWN, Scope.NONE, Scope.OWN, false),
            new Role(Scope.TREE, Scope.TEAM, Scope.OWN, Scope.TEAM, false),
            new Role(Scope.ALL, Scope.TREE, Scope.TEAM, Scope.NONE, false),
            new Role(Scope.ALL, Scope.ALL, Scope.ALL, Scope.ALL, false),
            new Role(Scope.TREE, Scope.TREE, Scope.NONE, Scope.TREE, true));

    private static final Map<String, Matrix> MADE = new ConcurrentHashMap<>();

    private final Map<String, Set<String>> teamsBelow = new HashMap<>();
    private final List<Person> people = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    /** Ids of the people and teams with whom an item is shared, and whether they may edit it. */
    private final Map<String, Map<String, Boolean>> shares = new HashMap<>();

    private final String mark = "mx" + Long.toString(System.nanoTime(), 36);
    private final Api admin;
    private final String poolTeam;

    private Matrix(Tradewind server) {
        admin = server.admin();
        String top = Users.team(admin, mark + " top", null);
        String left = Users.team(admin, mark + " left", top);
        String right = Users.team(admin, mark + " right", top);
        String other = Users.team(admin, mark + " other", null);
        teamsBelow.put(top, Set.of(top, left, right));
        teamsBelow.put(left, Set.of(left));
        teamsBelow.put(right, Set.of(right));
        teamsBelow.put(other, Set.of(other));
        poolTeam = left;
        for (Role role : ROLES) {
            admin.post("/roles", role(role)).expect(201);
            for (String team : List.of(top, left)) {
                String login = mark + "." + people.size();
                String id = Users.make(admin, login, mark + role.code(), team);
                people.add(
                        new Person(login, id, team, role, Api.to(server.url()).logIn(login, Users.PASSWORD)));
            }
        }
        for (String team : List.of(top, left, right, other)) {
            String owner = Users.make(
                    admin, mark + ".owner" + items.size(), mark + ROLES.get(0).code(), team);
            own(owner, team);
        }
        people.forEach(person -> own(person.id, person.team));
        people.forEach(person -> own(person.id, other));
        people.forEach(person -> share(person.id, "people", items.size() - 2 - 2 * people.indexOf(person)));
        share(left, "teams", 0);
        share(top, "teams", 4);
        fillPool(other);
    }

    /** The matrix of this server, made when it is first asked for. */
    static Matrix of(Tradewind server) {
        return MADE.computeIfAbsent(server.url(), url -> new Matrix(server));
    }

    // ---- what there is

    Api admin() {
        return admin;
    }

    /** A word that stands in the name of every record of the matrix and of no other. */
    String mark() {
        return mark;
    }

    List<Person> people() {
        return people;
    }

    List<Item> items() {
        return items;
    }

    List<Item> of(String type) {
        return items.stream().filter(item -> item.type.equals(type)).toList();
    }

    // ---- the oracle

    boolean reaches(Scope scope, Person person, Item item) {
        boolean own = item.owner.equals(person.id);
        return switch (scope) {
            case NONE -> false;
            case OWN -> own;
            case TEAM -> own || item.team.equals(person.team);
            case TREE -> own || teamsBelow.getOrDefault(person.team, Set.of()).contains(item.team);
            case ALL -> true;
        };
    }

    /** Shared with the person, their team, or a team above it. */
    private boolean isShared(Person person, Item item, boolean edit) {
        return shares.getOrDefault(item.id, Map.of()).entrySet().stream()
                .filter(share -> share.getValue() || !edit)
                .map(Map.Entry::getKey)
                .anyMatch(holder -> holder.equals(person.id)
                        || teamsBelow.getOrDefault(holder, Set.of()).contains(person.team));
    }

    /** Read with all that hangs on it, but for the field that the role hides. */
    boolean readsWhole(Person person, Item item) {
        return reaches(person.role.read, person, item)
                || (person.role.read != Scope.NONE && isShared(person, item, false));
    }

    boolean reads(Person person, Item item) {
        boolean throughPool = item.isInPool() && person.role.read != Scope.NONE && person.team.equals(poolTeam);
        return throughPool || readsWhole(person, item);
    }

    boolean readsSecret(Person person, Item item) {
        return readsWhole(person, item) && !person.role.hides;
    }

    boolean edits(Person person, Item item) {
        return readsWhole(person, item)
                && (reaches(person.role.edit, person, item)
                        || (person.role.edit != Scope.NONE && isShared(person, item, true)));
    }

    boolean exports(Person person, Item item) {
        return readsWhole(person, item)
                && (reaches(person.role.export, person, item)
                        || (person.role.export != Scope.NONE && isShared(person, item, false)));
    }

    Set<String> readable(Person person, String type) {
        Set<String> ids = new TreeSet<>();
        of(type).stream().filter(item -> reads(person, item)).forEach(item -> ids.add(item.id));
        return ids;
    }

    // ---- how it is made

    private Map<String, Object> role(Role role) {
        List<Map<String, Object>> rules =
                role.hides ? List.of(Map.of("type", "customers", "field", "address", "access", "HIDDEN")) : List.of();
        return Map.of(
                "name",
                mark + role.code(),
                "code",
                mark + role.code(),
                "rights",
                List.of(Map.of("right", "imports.run"), Map.of("right", "customers.look-up")),
                "fieldRules",
                rules,
                "grants",
                List.of(grant("customers", role), grant("contacts", role)));
    }

    static Map<String, Object> grant(String type, Role role) {
        Map<String, Object> grant = new LinkedHashMap<>();
        grant.put("type", type);
        grant.put("read", role.read);
        grant.put("create", "NONE");
        grant.put("edit", role.edit);
        grant.put("delete", role.delete);
        grant.put("export", role.export);
        grant.put("actions", "*");
        return grant;
    }

    private void own(String owner, String team) {
        Item customer = customer(owner, team);
        items.add(customer);
        String name = mark + "contact" + items.size();
        String contact = admin.post(
                        "/contacts", Map.of("name", name, "customer", customer.id, "owner", owner, "team", team))
                .expect(201)
                .id();
        items.add(new Item("contacts", contact, name, owner, team, ""));
    }

    private Item customer(String owner, String team) {
        String name = mark + "customer" + items.size();
        String secret = "street" + items.size() + "k" + mark;
        String id = admin.post("/customers", Map.of("name", name, "owner", owner, "team", team, "address", secret))
                .expect(201)
                .id();
        return new Item("customers", id, name, owner, team, secret);
    }

    /** A customer and a contact to read, the next two to edit; the last ones belong to somebody in no team of the matrix. */
    private void share(String holder, String holders, int first) {
        for (int i = 0; i < 4; i++) {
            Item item = items.get(Math.floorMod(first + i, items.size()));
            boolean edit = i >= 2;
            if (!item.owner.equals(holder)) {
                admin.post(
                                "/" + item.type + "/" + item.id + "/share",
                                Map.of(holders, List.of(holder), "level", edit ? "EDIT" : "READ"))
                        .expect(200);
                shares.computeIfAbsent(item.id, id -> new HashMap<>()).put(holder, edit);
            }
        }
    }

    /** Two customers of a team outside the matrix lie in a pool that is open to one of its teams and hides their addresses. */
    private void fillPool(String team) {
        String pool = admin.post(
                        "/pools",
                        Map.of(
                                "name",
                                mark + " pool",
                                "active",
                                true,
                                "members",
                                List.of(Map.of("team", poolTeam)),
                                "hiddenFields",
                                List.of(Map.of("field", "ADDRESS"))))
                .expect(201)
                .id();
        String owner = admin.get("/me").get("id");
        for (int i = 0; i < 2; i++) {
            Item item = customer(owner, team);
            admin.post("/customers/" + item.id + "/release", Map.of("pool", pool, "reason", "matrix"))
                    .expect(200);
            items.add(new Item(item.type, item.id, item.title, "", team, item.secret));
        }
        Eventually.get(
                Duration.ofSeconds(10),
                () -> admin.get("/customers?name.startsWith=" + mark + "&limit=500")
                        .json()
                        .path("items")
                        .size(),
                found -> found == of("customers").size());
    }
}
