package dev.selvedge.junit;

import dev.selvedge.Guarded;
import dev.selvedge.internal.FakeAgent;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fixtures for the listener that opens windows; run by JUnit's launcher inside tests. */
final class ListenedTestCases {

  private ListenedTestCases() {}

  static class FreeCases {
    @BeforeAll
    static void beforeAll() {
      FakeAgent.note("beforeAll");
    }

    @Test
    void one() {
      FakeAgent.note("one");
    }

    @Nested
    class Inner {
      @Test
      void inner() {
        FakeAgent.note("inner");
      }
    }
  }

  static class HalfGuardedCases {
    @Test
    @Guarded
    void guarded() {}

    @Test
    void free() {}
  }

  @Guarded
  static class ProvidedCases {
    static Stream<Integer> numbers() {
      FakeAgent.note("numbers");
      return Stream.of(5, 6);
    }

    @ParameterizedTest(name = "number {0}")
    @MethodSource("numbers")
    void number(int number) {
      FakeAgent.note("number " + number);
    }
  }

  /** What a worker of a ForkJoin pool does while it waits. */
  private static final class Worker extends RecursiveAction {
    private static final long serialVersionUID = 1L;

    static void runAnother() {
      ForkJoinTask<?> other = inForkJoinPool() ? pollTask() : null;
      if (other != null) {
        other.quietlyInvoke();
      }
    }

    @Override
    protected void compute() {}
  }

  /** Each of the tests takes the others of JUnit's worker, and runs them inside itself. */
  @Guarded
  static class HelpfulCases {
    @RepeatedTest(4)
    void helps() {
      Worker.runAnother();
    }
  }

  static class HelpfulFreeCases {
    @BeforeAll
    static void beforeAll() {
      Worker.runAnother();
    }

    @RepeatedTest(4)
    void helps() {
      Worker.runAnother();
    }
  }
}
