package io.tradewind.opportunity.internal;

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

/** The lists a company begins with, from {@code lists/<name>.txt}; what an admin made of them stays. Products are the company's own. */
@Component(service = Lists.class, immediate = true)
public final class Lists {
    private static final List<String> NAMES =
            List.of("loss-reasons", "opportunity-tags", "stage-required-fields", "customer-facts");

    @Activate
    public Lists(@Reference ValueLists lists) {
        NAMES.forEach(name -> lists.provide(name, entries(name)));
    }

    /** Lines of {@code CODE;zh;en;COLOUR}. */
    static List<Entry> entries(String list) {
        List<Entry> entries = new ArrayList<>();
        try (var lines = new BufferedReader(new InputStreamReader(
                Lists.class.getResourceAsStream("/lists/" + list + ".txt"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(";");
                Color color = parts.length > 3 ? Color.valueOf(parts[3]) : Color.GRAY;
                entries.add(new Entry(list, parts[0], parts[1], parts[2], entries.size(), true, color));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }
}
