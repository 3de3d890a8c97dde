package io.tradewind.customer.internal.pool;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.choice;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.integer;
import static io.tradewind.record.Field.lines;
import static io.tradewind.record.Field.reference;
import static io.tradewind.record.Field.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Access;
import io.tradewind.access.Circles;
import io.tradewind.event.DomainEvent;
import io.tradewind.record.Field;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** Public pools: who is in them, what stays hidden, how much may be claimed, when customers fall back. */
@Component(service = RecordType.class)
public final class PoolType implements RecordType<Pool> {
    public static final String NAME = "pools";
    private static final String RIGHT = "pools.manage";

    /** Fields of a customer that a pool may hide until somebody claims it. */
    enum HiddenField {
        PHONE("phone"),
        EMAIL("email"),
        WEBSITE("website"),
        ADDRESS("address"),
        TAX_ID("taxId"),
        ANNUAL_REVENUE("annualRevenue"),
        CREDIT_LIMIT("creditLimit"),
        REMARK("remark");

        private final String field;

        HiddenField(String field) {
            this.field = field;
        }
    }

    private final Circles circles;
    private final ComponentServiceObjects<Access> access;

    /** @param access asked when it is needed and not before: it follows the types as they come */
    @Activate
    public PoolType(@Reference Circles circles, @Reference ComponentServiceObjects<Access> access) {
        this.circles = circles;
        this.access = access;
    }

    @Override
    public RecordSpec<Pool> spec() {
        return RecordSpec.of(NAME, Pool.class, Pool::new)
                .title("name")
                .menu("waves", "sales", 30)
                .sortedBy("name")
                .openTo("id")
                .field(text("name", Pool::name, Pool::rename)
                        .required()
                        .max(100)
                        .searched()
                        .sortable()
                        .listed())
                .field(text("nameEn", Pool::nameEn, Pool::renameEn).max(100).listed())
                .field(bool("active", Pool::active, Pool::activate).listed())
                .field(limit("claimsPerDay", Pool::claimsPerDay, Pool::limitClaims, 1_000))
                .field(limit("cooldownDays", Pool::cooldownDays, Pool::coolDown, 3_650))
                .field(limit("maxOwned", Pool::maxOwned, Pool::limitOwned, 100_000))
                .field(limit("maxLocked", Pool::maxLocked, Pool::limitLocked, 100_000))
                .field(bool("keepsWon", Pool::keepsWon, Pool::keepWon).in("rules"))
                .field(lines("rules", pool -> asLines(pool.rules(), PoolRule::line), PoolType::rules, ruleFields())
                        .in("rules"))
                .field(lines(
                                "members",
                                pool -> asLines(pool.members(), PoolMember::line),
                                PoolType::members,
                                memberFields())
                        .in("members"))
                .field(lines(
                                "hiddenFields",
                                pool -> asLines(pool.hiddenFields(), PoolType::hiddenLine),
                                PoolType::hide,
                                List.of(enumeration(
                                                "field",
                                                HiddenField.class,
                                                PoolType::<HiddenField>nothing,
                                                (Pool pool, @Nullable HiddenField value) -> {})
                                        .required()))
                        .in("members"))
                .check(this::problems)
                .onCreate(this::open)
                .onChange((pool, before) -> open(pool));
    }

    private static Field<Pool, Long> limit(
            String name,
            Function<Pool, @Nullable Long> read,
            java.util.function.BiConsumer<Pool, @Nullable Long> write,
            long most) {
        return integer(name, read, write).between(0, most).in("limits").listed();
    }

    private static List<Field<?, ?>> memberFields() {
        return List.of(
                reference("user", "users", PoolType::nothing, (Pool pool, @Nullable String value) -> {}),
                reference("team", "teams", PoolType::nothing, (Pool pool, @Nullable String value) -> {}),
                bool("admin", PoolType::nothing, (Pool pool, @Nullable Boolean value) -> {}));
    }

    private static List<Field<?, ?>> ruleFields() {
        return List.of(
                choice("level", PoolType::nothing, (Pool pool, @Nullable String value) -> {}, "customer-levels"),
                enumeration("basis", Basis.class, PoolType::nothing, (Pool pool, @Nullable Basis value) -> {})
                        .required(),
                integer("days", PoolType::nothing, (Pool pool, @Nullable Long value) -> {})
                        .between(1, 3_650)
                        .required(),
                integer("warnDays", PoolType::nothing, (Pool pool, @Nullable Long value) -> {})
                        .between(0, 365));
    }

    private static <V> @Nullable V nothing(Pool pool) {
        return null;
    }

    private static <T> List<Map<String, Object>> asLines(List<T> values, Function<T, Map<String, Object>> line) {
        return values.stream().map(line).toList();
    }

    private static void rules(Pool pool, @Nullable List<Map<String, Object>> lines) {
        pool.recycleBy(
                lines == null ? List.of() : lines.stream().map(PoolRule::of).toList());
    }

    private static void members(Pool pool, @Nullable List<Map<String, Object>> lines) {
        pool.admit(
                lines == null ? List.of() : lines.stream().map(PoolMember::of).toList());
    }

    private static Map<String, Object> hiddenLine(String name) {
        return Map.of("field", name);
    }

    private static void hide(Pool pool, @Nullable List<Map<String, Object>> lines) {
        pool.hide(
                lines == null
                        ? List.of()
                        : lines.stream()
                                .map(line -> Objects.toString(line.get("field")))
                                .toList());
    }

    private List<FieldProblem> problems(Pool pool) {
        if (!mayManage()) {
            throw new TradewindException(Kind.FORBIDDEN, "access.right-missing", RIGHT);
        }
        List<FieldProblem> problems = new ArrayList<>();
        for (int i = 0; i < pool.members().size(); i++) {
            PoolMember member = pool.members().get(i);
            if ((member.user() == null) == (member.team() == null)) {
                problems.add(FieldProblem.of("members[" + i + "].user", "pools.person-or-team"));
            }
        }
        for (int i = 0; i < pool.rules().size(); i++) {
            PoolRule rule = pool.rules().get(i);
            if (rule.warnDays() >= rule.days()) {
                problems.add(FieldProblem.of("rules[" + i + "].warnDays", "pools.warn-days"));
            }
        }
        return problems;
    }

    private boolean mayManage() {
        Access service = access.getService();
        try {
            return service.may(RIGHT);
        } finally {
            access.ungetService(service);
        }
    }

    private Optional<DomainEvent> open(Pool pool) {
        Set<String> hidden = pool.hiddenFields().stream()
                .map(name -> HiddenField.valueOf(name).field)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
        circles.keep(pool.id(), pool.holders(), hidden);
        return Optional.empty();
    }
}
