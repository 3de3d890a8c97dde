package io.tradewind.runtime.internal.design;

import java.lang.reflect.Constructor;

import org.osgi.framework.Bundle;

import io.tradewind.design.TypeDesign;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** A made type that runs: its description over the entity class of its bundle. */
final class DesignedRecordType implements RecordType<RecordEntity> {
    private final RecordSpec<RecordEntity> spec;

    private DesignedRecordType(RecordSpec<RecordEntity> spec) {
        this.spec = spec;
    }

    static DesignedRecordType of(TypeDesign design, Bundle bundle) throws ReflectiveOperationException {
        return of(design, bundle.loadClass(Names.entity(design.name())));
    }

    @SuppressWarnings("unchecked") // the class is ours and extends RecordEntity
    static DesignedRecordType of(TypeDesign design, Class<?> loaded) throws ReflectiveOperationException {
        Class<RecordEntity> entity = (Class<RecordEntity>) loaded;
        Constructor<RecordEntity> constructor = entity.getConstructor();
        return new DesignedRecordType(
                DesignedSpec.of(design, entity, () -> made(constructor), field -> Accessor.of(entity, field)));
    }

    private static RecordEntity made(Constructor<RecordEntity> constructor) {
        try {
            return constructor.newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public RecordSpec<RecordEntity> spec() {
        return spec;
    }
}
