package io.tradewind.runtime.internal.design;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;

import io.tradewind.design.TypeDesign;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Designs as they are kept: JSON by the components of the records, of which it may know fewer or more than were written. */
final class DesignJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultVisibility(visibility -> visibility
                    .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withFieldVisibility(Visibility.ANY)
                    .withCreatorVisibility(Visibility.ANY))
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private DesignJson() {}

    static String of(TypeDesign design) {
        return MAPPER.writeValueAsString(design);
    }

    static TypeDesign design(String json) {
        return MAPPER.readValue(json, TypeDesign.class);
    }

    static String ofScripts(List<String> scripts) {
        return MAPPER.writeValueAsString(scripts);
    }

    static List<String> scripts(String json) {
        return List.of(MAPPER.readValue(json, String[].class));
    }
}
