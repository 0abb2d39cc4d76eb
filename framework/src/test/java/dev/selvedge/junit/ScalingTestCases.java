package dev.selvedge.junit;

import dev.selvedge.FanOutScaling;
import dev.selvedge.internal.FakeAgent;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Fixtures that are run with several sizes; run by the engine test kit. */
final class ScalingTestCases {

  private ScalingTestCases() {}

  static class TwoSizesCases {
    @FanOutScaling(sizes = {25, 100})
    void scaled(TestInfo info, int inputs) {
      FakeAgent.note(info.getDisplayName() + " has " + inputs);
    }
  }

  @TestInstance(Lifecycle.PER_CLASS)
  static class PerClassCases {
    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class Inner {
      @FanOutScaling(sizes = {1, 10, 100})
      void scaled(Integer inputs) {
        FakeAgent.note(inputs + " inputs");
      }
    }
  }

  static class FailingCases {
    @FanOutScaling
    void scaled(int inputs) {
      Assertions.assertNotEquals(25, inputs, "by itself");
    }
  }

  static class BrokenCases {
    @FanOutScaling(sizes = 25)
    void oneSize(int inputs) {}

    @FanOutScaling(sizes = {0, 4})
    void nothing(int inputs) {}

    @FanOutScaling(sizes = {25, 100, 100})
    void notGrowing(int inputs) {}

    @FanOutScaling
    void withoutParameter() {}

    @FanOutScaling
    @Execution(ExecutionMode.CONCURRENT)
    void concurrent(int inputs) {}
  }
}
