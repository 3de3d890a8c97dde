package io.tradewind.tests.exam;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The test methods of this class run inside a Karaf with the built bundles, started by Pax Exam. The class is loaded there by the probe
 * bundle and finds services through {@link Services}. Its life-cycle methods run there, too.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface InKaraf {
    /** The database the container works on. */
    Database value();

    /** The databases that Tradewind runs on. */
    enum Database {
        DERBY,
        POSTGRESQL
    }
}
