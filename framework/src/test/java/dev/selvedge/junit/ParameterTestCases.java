package dev.selvedge.junit;

import dev.selvedge.Finding;
import dev.selvedge.Guard;
import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Unguarded;
import dev.selvedge.internal.FakeAgent;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixtures that take guards and recordings; run by the engine test kit. */
final class ParameterTestCases {

  /** What a test has kept. */
  static volatile List<Object> kept = List.of();

  private ParameterTestCases() {}

  private static void note(String where, Guard guard) {
    FakeAgent.note(where + " of " + guard.name());
  }

  @Guarded
  static class EverywhereCases {
    EverywhereCases(Guard guard) {
      note("constructor", guard);
    }

    @BeforeAll
    static void beforeAll(Guard guard) {
      note("beforeAll", guard);
    }

    @BeforeEach
    void beforeEach(Guard guard, TestInfo info) {
      note("beforeEach", guard);
    }

    @Test
    void test(Recording recording, Guard guard) {
      note("test", guard);
      FakeAgent.note("found " + recording.findings().stream().map(Finding::id).toList());
      FakeAgent.note("left " + recording.leftTasks());
      kept = List.of(recording, guard);
    }

    @AfterEach
    void afterEach(Guard guard) {
      note("afterEach", guard);
    }

    @AfterAll
    static void afterAll(Guard guard) {
      note("afterAll", guard);
    }
  }

  @Guarded
  static class InvocationCases {
    @ParameterizedTest(name = "number {0}")
    @ValueSource(ints = {1, 2})
    void numbers(int number, Guard guard) {
      note("test", guard);
    }

    @TestFactory
    DynamicTest factory(Guard guard) {
      note("factory", guard);
      return DynamicTest.dynamicTest("dynamic", () -> {});
    }
  }

  static class MethodCases {
    @Test
    @Guarded
    void guarded(Recording recording) {
      FakeAgent.note(recording.name());
    }

    @Test
    void free(Recording recording) {}
  }

  @Guarded
  static class UnguardedCases {
    @Test
    @Unguarded(because = "it shows what happens")
    void free(Guard guard) {}
  }
}
