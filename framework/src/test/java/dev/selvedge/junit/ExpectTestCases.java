package dev.selvedge.junit;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.selvedge.CancellationSweep;
import dev.selvedge.ExpectFinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixtures that expect findings; run by the engine test kit. */
final class ExpectTestCases {

  private ExpectTestCases() {}

  @ExpectFinding("Rule")
  @Retention(RetentionPolicy.RUNTIME)
  @interface ShowsIt {}

  @ExpectFinding("Rule")
  static class DisabledCases {
    @Test
    @Disabled("for now")
    void disabled() {}

    @Test
    void runs() {}
  }

  static class MethodCases {
    @Test
    @ExpectFinding("Rule")
    void shows() {}

    @Test
    @ExpectFinding(rule = "Rule", in = "com.acme.Foo")
    void misses() {}

    @Test
    @ExpectFinding("Rule")
    @ExpectFinding(rule = "Other")
    void two() {}

    @Test
    @ShowsIt
    void composed() {}

    @Test
    @ExpectFinding("Rule")
    void fails() {
      fail("by itself");
    }

    @Test
    @ExpectFinding("Rule")
    void aborts() {
      assumeTrue(false, "not today");
    }

    @Test
    @ExpectFinding(value = "Rule", rule = "Other")
    void contradicts() {}

    @Test
    void free() {}
  }

  @ExpectFinding("Rule")
  static class ClassCases {
    @Test
    void one() {}

    @Test
    void two() {}

    @Nested
    class Inner {
      @Test
      void inside() {}
    }
  }

  static class InheritingCases extends ClassCases {}

  static class InvocationCases {
    @ParameterizedTest(name = "number {0}")
    @ValueSource(ints = {1, 2})
    @ExpectFinding("Rule")
    void numbers(int number) {}

    @RepeatedTest(2)
    @ExpectFinding("Rule")
    void again() {}

    @TestFactory
    @ExpectFinding("Rule")
    Stream<DynamicNode> factory() {
      return Stream.of(
          dynamicTest("first", () -> {}),
          dynamicContainer("box", Stream.of(dynamicTest("second", () -> {}))));
    }
  }

  static class SweptCases {
    @CancellationSweep
    @ExpectFinding("Rule")
    void swept() {}
  }

  @ExpectFinding("Rule")
  static class SweptInClassCases {
    @CancellationSweep
    void swept() {}
  }
}
