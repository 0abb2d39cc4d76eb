package dev.selvedge.junit;

import dev.selvedge.Unguarded;
import org.junit.jupiter.api.Test;

/** Fixtures without an annotation that guards them; run by JUnit's launcher in a JVM of its own. */
final class SuiteTestCases {

  private SuiteTestCases() {}

  static class FreeCases {
    @Test
    void faulty() {
      Loop.sleep();
    }

    @Test
    @Unguarded(because = "it shows how")
    void off() {
      Loop.sleep();
    }

    @Test
    void fine() {}
  }
}
