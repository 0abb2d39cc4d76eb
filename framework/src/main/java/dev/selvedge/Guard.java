package dev.selvedge;

import java.time.Duration;
import java.util.List;

/**
 * The guard of a test that runs, as a parameter of a {@link Guarded guarded} test, its constructor
 * or its lifecycle methods; in {@code @BeforeAll} and {@code @AfterAll} that of the class.
 *
 * <pre>{@code
 * @Test
 * void stopsCleanly(Guard guard) {
 *   service.start();
 *   service.stop();
 *   guard.awaitTasks(Duration.ofSeconds(2));
 * }
 * }</pre>
 *
 * <p>May be used from any thread. After the test it answers what there was in the end.
 */
public interface Guard {

  /**
   * Returns the name under which findings and reports know the test.
   *
   * @return for instance {@code com.acme.FooTest.bar()}
   */
  String name();

  /**
   * Returns what the test has caused until now, and goes on to cause: the same that a parameter of
   * this type is.
   *
   * @return a recording whose answers change as long as the test runs
   */
  Recording recording();

  /**
   * Returns what was found until now. What can only be said at the end of a test, as that nobody
   * has waited for a future, is not among it.
   *
   * @return an immutable list in the order of the findings' first occurrence, empty if there are
   *     none
   */
  List<Finding> findings();

  /**
   * Waits until all tasks that the test has started have ended, but for what the current thread
   * does itself. Periodic tasks do not count, nor what is {@linkplain Selvedge#detached detached}.
   *
   * @param atMost how long to wait
   * @throws AssertionError if some are alive when the time is over, or the thread is interrupted,
   *     which stays so; its message has a line for each of them
   */
  void awaitTasks(Duration atMost);

  /**
   * Shows what is at work in the test now, as {@link Selvedge#dump()} shows it of the whole JVM.
   *
   * @return several lines
   */
  String dump();
}
