package dev.selvedge.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.selvedge.Guarded;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixtures that block an event loop, or do not; run by the engine test kit under the agent. */
final class LoopTestCases {

  private LoopTestCases() {}

  @Guarded
  static class SleepCases {
    @Test
    void before() {
      assertEquals(42, Loop.compute());
    }

    @Test
    void faulty() {
      Loop.sleep();
    }

    @Test
    void after() {
      assertEquals(42, Loop.compute());
    }

    @Test
    void faultyToo() {
      Loop.sleep();
    }

    @Nested
    class Inner {
      @Test
      void faultyInside() {
        Loop.sleep();
      }

      @Test
      void fine() {}
    }
  }

  @Guarded
  static class ConstructorAndResourceCases {
    @AutoClose AutoCloseable resource = this::close;

    private boolean sleeps;

    @Test
    void closesFaultily() {
      sleeps = true;
    }

    @Test
    void closesWell() {}

    private void close() {
      if (sleeps) {
        Loop.sleep();
      }
    }
  }

  @Guarded
  static class InvocationCases {
    @ParameterizedTest(name = "sleeps {0}")
    @ValueSource(booleans = {true, false})
    void does(boolean sleeps) {
      run(sleeps);
    }

    @TestFactory
    Stream<DynamicTest> factory() {
      return Stream.of(true, false)
          .map(sleeps -> DynamicTest.dynamicTest("dynamic " + sleeps, () -> run(sleeps)));
    }

    private static void run(boolean sleeps) {
      if (sleeps) {
        Loop.sleep();
      } else {
        Loop.compute();
      }
    }
  }

  @Guarded
  static class FailingByItselfCases {
    @Test
    void failing() {
      Loop.sleep();
      fail("by itself");
    }
  }

  @Guarded
  static class BeforeAllCases {
    @BeforeAll
    static void prepare() {
      Loop.sleep();
    }

    @Test
    void fine() {}
  }

  @Guarded
  static class ParallelCases {
    /** Both tests are inside while the loop sleeps. */
    private static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @Test
    void guilty() throws Exception {
      BOTH.await(10, TimeUnit.SECONDS);
      Loop.sleep();
      BOTH.await(10, TimeUnit.SECONDS);
    }

    @Test
    void innocent() throws Exception {
      BOTH.await(10, TimeUnit.SECONDS);
      BOTH.await(10, TimeUnit.SECONDS);
    }
  }

  @Guarded
  static class ServedInParallelCases {
    /** Both tests are inside while the loop sleeps. */
    private static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @Test
    void guilty() throws Exception {
      BOTH.await(10, TimeUnit.SECONDS);
      Loop.requestSleep();
      BOTH.await(10, TimeUnit.SECONDS);
    }

    @Test
    void innocent() throws Exception {
      BOTH.await(10, TimeUnit.SECONDS);
      BOTH.await(10, TimeUnit.SECONDS);
    }
  }

  @Guarded
  static class ServedCases {
    @Test
    void asks() throws Exception {
      Loop.requestSleep();
    }

    @Test
    void fine() {}
  }

  static class MethodCases {
    @Test
    @Guarded
    void guarded() {
      Loop.sleep();
    }

    @Test
    void free() {
      Loop.sleep();
    }
  }
}
