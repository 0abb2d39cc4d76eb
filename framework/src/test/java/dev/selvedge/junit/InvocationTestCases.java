package dev.selvedge.junit;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.selvedge.Guarded;
import dev.selvedge.internal.FakeAgent;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fixtures whose tests have several invocations; run by the engine test kit only. */
final class InvocationTestCases {

  private InvocationTestCases() {}

  @Guarded
  static class ParameterizedCases {
    @ParameterizedTest
    @ValueSource(ints = {5, 6})
    void number(int number) {}
  }

  @Guarded
  static class RepeatedCases {
    @RepeatedTest(2)
    void again() {}
  }

  @Guarded
  static class DynamicCases {
    @TestFactory
    Stream<DynamicNode> factory() {
      return Stream.of(
          dynamicTest("first", () -> FakeAgent.note("first")),
          dynamicContainer(
              "box", Stream.of(dynamicTest("second", () -> FakeAgent.note("second")))));
    }
  }

  @Guarded
  @ParameterizedClass
  @ValueSource(strings = {"a", "b"})
  static class ClassTemplateCases {
    @Parameter String letter;

    @Test
    void one() {}
  }
}
