package dev.selvedge;

import dev.selvedge.junit.GuardedExtension;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Says what a test is to find, because it shows a fault: one test, or each test of a class with
 * those {@code @Nested} in it.
 *
 * <pre>{@code
 * @Test
 * @ExpectFinding("UnfinishedTask")
 * void theOldClientLeavesItsPoller() { ... }
 *
 * @Test
 * @ExpectFinding(rule = "BlockedEventLoop", in = "com.acme.legacy.Rates.load")
 * void theOldRatesBlockTheLoop() { ... }
 * }</pre>
 *
 * <p>It may be repeated, and each is to be found at least once; the annotations of the class count
 * beside those of the method. The test fails if one is not found, and if something else is found
 * that fails a {@link Guarded guarded} test, which this annotation makes it. What is expected fails
 * nothing, neither the test nor its class, whatever its severity; the journal and the reports have
 * it as expected. Of what Selvedge makes one finding, by the fault that tells most, the others are
 * its consequences, and are not found by themselves.
 *
 * <p>Of a test with several invocations each is to find it: each argument of a parameterized test,
 * each repetition, each dynamic test of a factory; of a {@link FanOutScaling @FanOutScaling} that
 * with the most inputs. A test that throws fails by what it throws, one that is aborted is not
 * asked. On a {@link CancellationSweep @CancellationSweep} it makes no sense, and fails it in one
 * line; so does a rule that does not exist, or that is off.
 *
 * <p>It is inherited by subclasses, and may be used as a meta-annotation.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@Repeatable(ExpectFinding.All.class)
@ExtendWith(GuardedExtension.class)
public @interface ExpectFinding {

  /**
   * The rule, as findings name it: the short form of {@link #rule()}.
   *
   * @return the name of the rule; empty if {@code rule} has it
   */
  String value() default "";

  /**
   * The rule, as findings name it.
   *
   * @return the name of the rule; empty if {@code value} has it
   */
  String rule() default "";

  /**
   * The code in which it is to happen: a package, a class or a method, as {@link Allow#in()} has
   * it. A finding is meant if any frame of its stack is, or the line that is at fault, or the one
   * that started the work.
   *
   * @return the code; empty for any
   */
  String in() default "";

  /** Several expectations; made by the compiler where the annotation is repeated. */
  @Target({ElementType.METHOD, ElementType.TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @Inherited
  @Documented
  @ExtendWith(GuardedExtension.class)
  @interface All {

    /**
     * The expectations.
     *
     * @return one or more
     */
    ExpectFinding[] value();
  }
}
