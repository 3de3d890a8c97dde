package io.tradewind.runtime.internal.design;

import java.lang.reflect.Constructor;

import org.osgi.framework.Bundle;

import io.tradewind.design.TypeDesign;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** Makes the record type of a design: its description over the entity class of its bundle. */
final class DesignedRecordType {
    private DesignedRecordType() {}

    static RecordType<RecordEntity> of(TypeDesign design, Bundle bundle) throws ReflectiveOperationException {
        return of(design, bundle.loadClass(Names.entity(design.name())));
    }

    @SuppressWarnings("unchecked") // the class is ours and extends RecordEntity
    static RecordType<RecordEntity> of(TypeDesign design, Class<?> loaded) throws ReflectiveOperationException {
        Class<RecordEntity> entity = (Class<RecordEntity>) loaded;
        Constructor<RecordEntity> constructor = entity.getConstructor();
        RecordSpec<RecordEntity> spec =
                DesignedSpec.of(design, entity, () -> made(constructor), field -> Accessor.of(entity, field));
        return () -> spec;
    }

    private static RecordEntity made(Constructor<RecordEntity> constructor) {
        try {
            return constructor.newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
