package dev.selvedge;

import dev.selvedge.junit.FanOutScalingExtension;
import dev.selvedge.junit.GuardedExtension;
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
 * A test that is run with a small and with a large input, to see whether the number of tasks that
 * are at work at a time grows with it. Its first parameter of type {@code int} is the number of
 * inputs.
 *
 * <pre>{@code
 * @FanOutScaling(sizes = {25, 100})
 * void quotes(int items) throws Exception {
 *   assertThat(quotes.of(orderOf(items))).hasSize(items);
 * }
 * }</pre>
 *
 * <p>A line that has 25 tasks at work for 25 inputs, and 100 for 100, has no bound: the last run
 * fails by {@code GrowingFanOut}, which names the line and the growth. A line whose number stays is
 * bounded, and so is one whose bound lies between the sizes; there is no limit to choose. A bound
 * that is made from the input, as {@code new Semaphore(items.size())}, is none.
 *
 * <p>What the tasks do may be so quick that they never meet. So while such a test runs, each task
 * is held at its first instruction until whoever forks it has stopped to do so: until he waits,
 * comes to his end, or has forked nothing for a quarter of a second.
 *
 * <p>Each size is an invocation of its own, named for it, as in {@code [2] 100 inputs}, with its
 * own instance and its own {@code @BeforeEach} and {@code @AfterEach}, and guarded as by {@link
 * Guarded}. Other parameters are resolved as in any test. An invocation that is run alone, or after
 * one that has failed, has nothing to be compared with, and a report entry says so.
 *
 * <p>Invocations run one after the other, also where tests run in parallel. The annotation may be
 * used as a meta-annotation, and needs the Selvedge agent as {@link Guarded} does.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith({GuardedExtension.class, FanOutScalingExtension.class})
public @interface FanOutScaling {

  /**
   * The numbers of inputs.
   *
   * @return at least two positive numbers, each larger than the one before; four times as large is
   *     a good choice
   */
  int[] sizes() default {25, 100};
}
