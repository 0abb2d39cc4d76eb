package dev.selvedge;

import dev.selvedge.junit.GuardedExtension;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How many tasks one line may have at work at a time, for one owner: for one test, for all tests of
 * a class with those {@code @Nested} in it, or for those of a package.
 *
 * <pre>{@code
 * @Test
 * @FanOutLimit(16)
 * void quotes() throws Exception {
 *   quotes.of(hundredItems); // fails if it asks for more than 16 at a time
 * }
 * }</pre>
 *
 * <p>A task is at work from its first instruction to its end. Where tasks take permits, of a
 * semaphore or a pool of connections for instance, only those that hold one are counted. A test in
 * which there are more is failed by {@code UnboundedFanOut}; without the annotation that is so from
 * the agent's option {@code fanout.limit} on, 256 by default.
 *
 * <p>The nearest one counts, which may allow more than those around it. It holds for all that the
 * test causes, on whatever thread, and for recordings inside it.
 *
 * <p>On a method or a class it guards the tests as {@link Guarded} does, so that it never says
 * nothing; it fails them in one line where the Selvedge agent is not there, or where the number is
 * not positive. On a package it holds for those of its tests that are guarded, and guards none. It
 * is inherited by subclasses, and may be used as a meta-annotation.
 */
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.PACKAGE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(GuardedExtension.class)
public @interface FanOutLimit {

  /**
   * The most that may be at work at a time.
   *
   * @return a positive number
   */
  int value();
}
