package io.postrider.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The whole server on a PostgreSQL database of its own, with its background workers off and a clock the test moves. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "postrider.workers=false",
            "postrider.api-key=test-key",
            "postrider.admin-password=test-password",
            "postrider.dns.enabled=false",
            "postrider.calls.allow-private=true"
        })
@ContextConfiguration(initializers = TestDatabase.Postgres.class)
@Import(MovableClock.class)
public @interface OnPostgres {}
