package dev.selvedge;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that work is meant to outlive the test that makes it, and that nobody is to wait for it: for
 * one test, for all tests of a class with those {@code @Nested} in it, or for those of a package.
 *
 * <pre>{@code
 * @Test
 * @Detached(in = "com.acme.Metrics", because = "its reporter lives as long as the JVM")
 * void checksOut() { ... }
 * }</pre>
 *
 * <p>Such work, and an executor made for it, is none of {@code ForgottenFuture}, {@code
 * UnfinishedTask}, {@code NeverCompletedFuture}, {@code UnclosedExecutor} and {@code
 * OrphanedByTimeout}. All other rules stand: if it fails and nobody has seen that, it is a {@code
 * LostFailure} or an {@code UncaughtTaskFailure} all the same. What is suppressed by it is counted
 * as that of {@link Allow @Allow} is, with the reason.
 *
 * <p>For a single future in the code of a program there is {@link Selvedge#detached}.
 *
 * <p>One without a reason fails a {@link Guarded guarded} test in one line.
 */
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.PACKAGE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@Repeatable(Detached.All.class)
public @interface Detached {

  /**
   * Why.
   *
   * @return the reason, never empty
   */
  String because();

  /**
   * The code that makes the work: a package, a class or a method, as {@link Allow#in()} has it, in
   * which the line lies that makes it, or the executor. What such work makes in turn is meant too,
   * wherever that is made.
   *
   * @return the code; empty for all work that the test causes
   */
  String in() default "";

  /** Several of them; made by the compiler where the annotation is repeated. */
  @Target({ElementType.METHOD, ElementType.TYPE, ElementType.PACKAGE})
  @Retention(RetentionPolicy.RUNTIME)
  @Inherited
  @Documented
  @interface All {

    /**
     * What is detached.
     *
     * @return one or more
     */
    Detached[] value();
  }
}
