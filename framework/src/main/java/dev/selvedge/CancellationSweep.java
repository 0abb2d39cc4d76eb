package dev.selvedge;

import dev.selvedge.junit.GuardedExtension;
import dev.selvedge.junit.SweepExtension;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A test that is cancelled wherever it can be. It is run once as it is, to find the places where it
 * waits, on its own thread and in all tasks that come from it; then once for each of these places,
 * and whoever waits there first is interrupted right then.
 *
 * <pre>{@code
 * @CancellationSweep
 * void quotes(CancellationPoint point) throws Exception {
 *   Quote quote = quotes.best("tea");
 *
 *   assertThat(quote.price()).isEqualTo(3);
 * }
 *
 * @AfterEach
 * void nothingIsHeldBack(CancellationPoint point) {
 *   assertThat(permits.availablePermits()).isEqualTo(4);
 * }
 * }</pre>
 *
 * <p>The first run must pass, and must reach a place to be cancelled at. A run that is cancelled
 * passes if the interrupted task comes to its end within the {@link #grace}, no task and no
 * executor is left, and nothing has swallowed the interrupt; it is guarded, as by {@link Guarded}.
 * An exception that leaves the test method because of the interrupt is expected there; an {@link
 * AssertionError} or another exception fails it. What else must hold the test says itself: see
 * {@link CancellationPoint}.
 *
 * <p>Each run is an invocation of its own, named for the place, as in {@code [3] interrupted in
 * Semaphore.acquire at Quotes.java:41}, with its own instance and its own {@code @BeforeEach} and
 * {@code @AfterEach}; it can be run alone. A run that does not get to its place is tried once more,
 * and then aborted. The last invocation runs nothing; its name says how many places there are, how
 * many were exercised and which failed, and it is aborted unless all were exercised.
 *
 * <p>Invocations run one after the other, also where tests run in parallel. The annotation may be
 * used as a meta-annotation, and needs the Selvedge agent as {@link Guarded} does.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith({GuardedExtension.class, SweepExtension.class})
public @interface CancellationSweep {

  /**
   * At how many places the test is cancelled at most.
   *
   * @return a positive number
   */
  int maxPoints() default 64;

  /**
   * For how long new runs are begun, from the beginning of the first one: {@code 30s}, {@code 2m}.
   *
   * @return a number with {@code ms}, {@code s} or {@code m}
   */
  String budget() default "30s";

  /**
   * How long an interrupted task may take to come to its end: {@code 500ms}, {@code 2s}. The test
   * itself may take as long as its first run and this together, five times over; then it is ended,
   * and fails.
   *
   * @return a number with {@code ms}, {@code s} or {@code m}
   */
  String grace() default "1s";
}
