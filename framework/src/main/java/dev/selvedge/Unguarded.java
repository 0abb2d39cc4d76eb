package dev.selvedge;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes tests out of those that are guarded: one, those of a class with those {@code @Nested} in
 * it, or those of a package.
 *
 * <pre>{@code
 * @Unguarded(because = "the old importer is replaced in the autumn")
 * package com.acme.legacy;
 * }</pre>
 *
 * <p>Of several annotations the nearest counts: that of the method, of the class or what it
 * inherits from, of the classes around it, of the package. So a {@link Guarded @Guarded} class in a
 * package with this annotation is guarded, and a method with it in a guarded class is not. It comes
 * before the configuration parameters {@code selvedge.guarded} and {@code selvedge.unguarded}.
 *
 * <p>What such a test does is recorded under its name and fails nothing. It may be used as a
 * meta-annotation.
 */
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.PACKAGE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
public @interface Unguarded {

  /**
   * Why.
   *
   * @return the reason, never empty
   */
  String because();
}
