package io.tradewind.followup.internal;

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

/** What a follow-up can lead to, to begin with; what an admin made of the list stays. */
@Component(service = Lists.class, immediate = true)
public final class Lists {
    /** Name of the list. */
    public static final String OUTCOMES = "follow-up-outcomes";

    @Activate
    public Lists(@Reference ValueLists lists) {
        lists.provide(OUTCOMES, entries());
    }

    /** Lines of {@code CODE;zh;en}. */
    static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        try (var lines = new BufferedReader(new InputStreamReader(
                Lists.class.getResourceAsStream("/lists/" + OUTCOMES + ".txt"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(";");
                if (parts.length == 3) {
                    entries.add(new Entry(OUTCOMES, parts[0], parts[1], parts[2], entries.size(), true, Color.GRAY));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }
}
