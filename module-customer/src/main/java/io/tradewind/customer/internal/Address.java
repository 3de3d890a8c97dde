package io.tradewind.customer.internal;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.record.Field;

/** Where a customer sits, gets its goods or its bills. Never changed in place. */
@Embeddable
public class Address {
    /** What is sent there. */
    enum Use {
        OFFICE,
        BILLING,
        SHIPPING
    }

    @Column(name = "place")
    private int place;

    @Column(name = "address_kind", length = 20)
    @Enumerated(EnumType.STRING)
    private Use use = Use.OFFICE;

    @Column(name = "country", length = 120)
    private @Nullable String country;

    @Column(name = "province", length = 120)
    private @Nullable String province;

    @Column(name = "city", length = 120)
    private @Nullable String city;

    @Column(name = "district", length = 120)
    private @Nullable String district;

    @Column(name = "street", length = 600)
    private @Nullable String street;

    @Column(name = "postal_code", length = 40)
    private @Nullable String postalCode;

    @Column(name = "is_primary")
    private boolean primary;

    /** For the persistence provider. */
    protected Address() {}

    /** @throws TradewindException INVALID if two are the main one, or one says nothing; one is the main one in the end */
    static List<Address> all(List<Map<String, Object>> lines) {
        List<Address> all = new ArrayList<>();
        for (Map<String, Object> line : lines) {
            Address address = of(line, all.size());
            if (address.inOneLine().isEmpty()) {
                throw new TradewindException(Kind.INVALID, "customers.empty-address", all.size() + 1);
            }
            all.add(address);
        }
        long main = all.stream().filter(Address::isPrimary).count();
        if (main > 1) {
            throw new TradewindException(Kind.INVALID, "customers.two-main-addresses");
        }
        if (main == 0 && !all.isEmpty()) {
            all.getFirst().primary = true;
        }
        return all;
    }

    private static Address of(Map<String, Object> line, int place) {
        Address address = new Address();
        address.place = place;
        address.use = Use.valueOf(Objects.requireNonNullElse(word(line, "use"), Use.OFFICE.name()));
        address.country = word(line, "country");
        address.province = word(line, "province");
        address.city = word(line, "city");
        address.district = word(line, "district");
        address.street = word(line, "street");
        address.postalCode = word(line, "postalCode");
        address.primary = Boolean.TRUE.equals(line.get("main"));
        return address;
    }

    private static @Nullable String word(Map<String, Object> line, String part) {
        return line.get(part) instanceof String text && !text.isBlank() ? text.strip() : null;
    }

    Map<String, Object> line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("use", use.name());
        put(line, "country", country);
        put(line, "province", province);
        put(line, "city", city);
        put(line, "district", district);
        put(line, "street", street);
        put(line, "postalCode", postalCode);
        line.put("main", primary);
        return line;
    }

    private static void put(Map<String, Object> line, String part, @Nullable String value) {
        if (value != null) {
            line.put(part, value);
        }
    }

    boolean isPrimary() {
        return primary;
    }

    /** From the large to the small without blanks if it is written in Chinese, else the other way round. */
    String inOneLine() {
        List<String> parts = Stream.of(country, province, city, district, street)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        boolean chinese = parts.stream()
                .flatMapToInt(String::codePoints)
                .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
        return chinese ? String.join("", parts) : parts.reversed().stream().collect(Collectors.joining(", "));
    }

    /** Parts of a line; they are read and written with the line. */
    static List<Field<?, ?>> parts() {
        return List.of(
                enumeration("use", Use.class, (Customer customer) -> null, (customer, part) -> {}),
                text("country", (Customer customer) -> null, (customer, part) -> {})
                        .max(60),
                text("province", (Customer customer) -> null, (customer, part) -> {})
                        .max(60),
                text("city", (Customer customer) -> null, (customer, part) -> {})
                        .max(60),
                text("district", (Customer customer) -> null, (customer, part) -> {})
                        .max(60),
                text("street", (Customer customer) -> null, (customer, part) -> {})
                        .max(300),
                text("postalCode", (Customer customer) -> null, (customer, part) -> {})
                        .max(20),
                bool("main", (Customer customer) -> null, (customer, part) -> {}));
    }
}
