package dev.selvedge.agent;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * What people have who are still on the oldest JDK, such as the line of a library before the
 * present one: it runs there only.
 */
@Tag("oldest-jdk")
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OnOldestJdk {}
