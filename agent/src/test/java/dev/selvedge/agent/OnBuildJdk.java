package dev.selvedge.agent;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * What is the same on any JDK, or is about a library that is the same there, and takes long: it
 * runs on the JDK of the build, and not once more on the oldest one.
 */
@Tag("build-jdk")
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OnBuildJdk {}
