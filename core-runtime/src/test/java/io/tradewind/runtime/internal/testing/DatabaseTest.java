package io.tradewind.runtime.internal.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs twice: on a new Derby database in memory and on a new database of a throw-away PostgreSQL cluster. Its
 * parameter, and those of {@code @BeforeEach} and {@code @AfterEach}, may be the {@link TestDatabase}.
 *
 * <p>Without PostgreSQL's programs the second run is reported as aborted, except in CI, where it fails.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(BothDatabases.class)
public @interface DatabaseTest {}
