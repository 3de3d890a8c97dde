package io.tradewind.runtime.internal.event;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;

import io.tradewind.event.DomainEvent;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.TypeFactory;
import tools.jackson.databind.util.SimpleLookupCache;

/**
 * Events as JSON, by their record components. Components that a reader does not know are passed over and missing ones are
 * null, so that a contract may grow.
 */
final class EventCodec {
    /** A mapper for each event class, kept by the class itself: a module that goes takes its mappers along. */
    private static final ClassValue<JsonMapper> MAPPERS = new ClassValue<>() {
        @Override
        protected JsonMapper computeValue(Class<?> event) {
            return JsonMapper.builder()
                    .typeFactory(TypeFactory.createDefaultInstance().withCache(new SimpleLookupCache<>(16, 64)))
                    .changeDefaultVisibility(visibility -> visibility
                            .withVisibility(com.fasterxml.jackson.annotation.PropertyAccessor.ALL, Visibility.NONE)
                            .withFieldVisibility(Visibility.ANY)
                            .withCreatorVisibility(Visibility.ANY))
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();
        }
    };

    private EventCodec() {}

    static String encode(DomainEvent event) {
        return MAPPERS.get(event.getClass()).writeValueAsString(event);
    }

    static <E extends DomainEvent> E decode(Class<E> type, String json) {
        return MAPPERS.get(type).readValue(json, type);
    }
}
