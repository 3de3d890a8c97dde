package io.tradewind.runtime.internal.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** One file of texts in one language: keys and patterns. */
record TextFile(Map<String, Pattern> patterns) {
    static final TextFile EMPTY = new TextFile(Map.of());

    TextFile {
        patterns = Map.copyOf(patterns);
    }

    /** Reads UTF-8 properties; a missing file has no texts. */
    static TextFile read(@Nullable URL file) throws IOException {
        if (file == null) {
            return EMPTY;
        }
        try (InputStream bytes = file.openStream();
                Reader characters = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            return read(characters);
        }
    }

    static TextFile read(Reader characters) throws IOException {
        Properties properties = new Properties();
        properties.load(characters);
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(key -> patterns.put(key, Pattern.of(properties.getProperty(key))));
        return new TextFile(patterns);
    }

    /** Of these only the texts whose keys begin so. */
    TextFile only(String prefix) {
        return new TextFile(patterns.entrySet().stream()
                .filter(pattern -> pattern.getKey().startsWith(prefix))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
