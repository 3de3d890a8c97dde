package io.tradewind.customer.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.list.ValueLists;
import io.tradewind.list.ValueLists.Color;
import io.tradewind.list.ValueLists.Entry;

/** The classification lists a company begins with, from {@code lists/<name>.txt}; what an admin made of them stays. */
@Component(service = Lists.class, immediate = true)
public final class Lists {
    private static final List<String> NAMES = List.of(
            "industries",
            "company-sizes",
            "regions",
            "customer-levels",
            "sources",
            "contact-roles",
            "customer-facts",
            "customer-tags",
            "contact-tags",
            "lead-tags");

    @Activate
    public Lists(@Reference ValueLists lists) {
        NAMES.forEach(name -> lists.provide(name, entries(name)));
    }

    /** Lines of {@code CODE;zh;en}, with a colour behind if they are tags. */
    static List<Entry> entries(String list) {
        List<Entry> entries = new ArrayList<>();
        try (var lines = new BufferedReader(new InputStreamReader(
                Lists.class.getResourceAsStream("/lists/" + list + ".txt"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(";");
                if (parts.length >= 3) {
                    Color color = parts.length > 3 ? Color.valueOf(parts[3]) : Color.GRAY;
                    entries.add(new Entry(list, parts[0], parts[1], parts[2], entries.size(), true, color));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }
}
