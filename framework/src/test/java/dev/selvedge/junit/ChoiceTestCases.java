package dev.selvedge.junit;

import dev.selvedge.Guarded;
import dev.selvedge.Unguarded;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Fixtures that are guarded in part; run by the engine test kit. */
final class ChoiceTestCases {

  private ChoiceTestCases() {}

  @Guarded
  static class GuardedCases {
    @Test
    void guarded() {}

    @Test
    @Unguarded(because = "it shows how")
    void free() {}

    @Nested
    @Unguarded(because = "it shows how")
    class Inner {
      @Test
      void freeInside() {}

      @Test
      @Guarded
      void guardedInside() {}
    }
  }

  @Unguarded(because = "it shows how")
  static class UnguardedBelowCases extends GuardedCases {
    @Test
    void freeBelow() {}
  }

  @Guarded
  interface ServiceTest {}

  static class OfInterfaceCases implements ServiceTest {
    @Test
    void one() {}
  }

  static class PlainCases {
    @Test
    void plain() {}

    @Nested
    class Inner {
      @Test
      void plainInside() {}
    }
  }

  @Guarded
  @Unguarded(because = "it shows what happens")
  static class BothCases {
    @Test
    void one() {}
  }

  @Guarded
  static class NoReasonCases {
    @Test
    @Unguarded(because = " ")
    void withoutReason() {}
  }
}
