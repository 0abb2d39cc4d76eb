package dev.selvedge.junit;

import dev.selvedge.FanOutLimit;
import dev.selvedge.Guarded;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixtures with a limit; run by the engine test kit. */
final class FanOutLimitTestCases {

  private FanOutLimitTestCases() {}

  @FanOutLimit(4)
  @Retention(RetentionPolicy.RUNTIME)
  @interface FewAtATime {}

  @Guarded
  @FanOutLimit(16)
  static class LimitedCases {
    @Test
    void asTheClass() {}

    @Test
    @FanOutLimit(32)
    void otherwise() {}

    @Test
    @FewAtATime
    void composed() {}

    @ParameterizedTest(name = "with {0}")
    @ValueSource(ints = 7)
    @FanOutLimit(8)
    void parameterized(int number) {}

    @Nested
    class Inner {
      @Test
      void inside() {}
    }
  }

  static class InheritingCases extends LimitedCases {}

  static class UnguardedCases {
    @Test
    @FanOutLimit(5)
    void limited() {}

    @Test
    void notLimited() {}
  }

  @Guarded
  static class BrokenCases {
    @Test
    @FanOutLimit(0)
    void none() {}

    @Test
    void fine() {}
  }
}
