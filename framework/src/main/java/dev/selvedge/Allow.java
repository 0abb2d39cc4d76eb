package dev.selvedge;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Allows findings of a rule that happen in some code, for one test, for all tests of a class with
 * those {@code @Nested} in it, or for those of a package.
 *
 * <pre>{@code
 * @Test
 * @Allow(rule = "BlockedEventLoop", in = "com.acme.legacy.Rates.load",
 *     because = "read once, before the first request")
 * void quotes() { ... }
 * }</pre>
 *
 * <p>What is allowed does not fail the test, is no finding of its window, and is counted: the
 * summary at the end of the JVM says how many findings were suppressed and by which allowance. It
 * holds for all that the test causes, on whatever thread, and for recordings inside it.
 *
 * <p>An allowance without a reason, or for a rule that does not exist, fails a {@link Guarded
 * guarded} test in one line.
 */
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.PACKAGE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@Repeatable(Allow.All.class)
public @interface Allow {

  /**
   * The rule, as findings name it; {@code "*"} for all.
   *
   * @return the name of the rule
   */
  String rule();

  /**
   * The code that is allowed to do it: a package, a class or a method, {@code
   * com.acme.legacy.Rates.load}, which stands for all in it, also for lambdas and nested classes,
   * and for classes that extend it. {@code *} stands for any characters and {@code ?} for one. A
   * finding is allowed if any frame of its stack is meant, or the line that is at fault, or the one
   * that started the work.
   *
   * @return the code
   */
  String in();

  /**
   * Why.
   *
   * @return the reason, never empty
   */
  String because();

  /** Several allowances; made by the compiler where the annotation is repeated. */
  @Target({ElementType.METHOD, ElementType.TYPE, ElementType.PACKAGE})
  @Retention(RetentionPolicy.RUNTIME)
  @Inherited
  @Documented
  @interface All {

    /**
     * The allowances.
     *
     * @return one or more
     */
    Allow[] value();
  }
}
