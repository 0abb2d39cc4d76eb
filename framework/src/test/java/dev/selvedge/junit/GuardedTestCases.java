package dev.selvedge.junit;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.selvedge.Guarded;
import dev.selvedge.internal.FakeAgent;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The fixtures of plain and nested classes; run by the engine test kit, never by the build. */
final class GuardedTestCases {

  private GuardedTestCases() {}

  @Guarded
  static class PlainCases {
    PlainCases() {
      FakeAgent.note("constructor");
    }

    @AutoClose AutoCloseable resource = () -> FakeAgent.note("resource");

    @BeforeAll
    static void beforeAll() {
      FakeAgent.note("beforeAll");
    }

    @BeforeEach
    void beforeEach() {
      FakeAgent.note("beforeEach");
    }

    @Test
    void one() {
      FakeAgent.note("one");
    }

    @AfterEach
    void afterEach() {
      FakeAgent.note("afterEach");
    }

    @AfterAll
    static void afterAll() {
      FakeAgent.note("afterAll");
    }
  }

  @Guarded
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class PerClassCases {
    PerClassCases() {
      FakeAgent.note("constructor");
    }

    @BeforeAll
    void beforeAll() {
      FakeAgent.note("beforeAll");
    }

    @BeforeEach
    void beforeEach() {
      FakeAgent.note("beforeEach");
    }

    @Test
    void one() {
      FakeAgent.note("one");
    }
  }

  @Guarded
  static class OuterCases {
    @Test
    void outer() {}

    @Nested
    class InnerCases {
      InnerCases() {
        FakeAgent.note("inner constructor");
      }

      @Test
      void inner() {}

      @Nested
      @TestInstance(TestInstance.Lifecycle.PER_CLASS)
      class InnermostCases {
        @Test
        void innermost() {}
      }
    }
  }

  static class MethodCases {
    @Test
    @Guarded
    void guarded() {}

    @Test
    void free() {}
  }

  @Guarded
  @Retention(RetentionPolicy.RUNTIME)
  @interface ServiceTest {}

  @ServiceTest
  static class ComposedCases {
    @Test
    void one() {}
  }

  static class InheritingCases extends PlainCases {}

  @Guarded
  static class DisabledCases {
    @Test
    @Disabled
    void disabled() {}
  }

  @Guarded
  static class ThreeCases {
    @Test
    void one() {}

    @Test
    void two() {}

    @Test
    void three() {}
  }

  @Guarded
  static class FailingCases {
    @Test
    void failing() {
      fail("by itself");
    }

    @Test
    void aborted() {
      assumeTrue(false, "not today");
    }

    @Test
    void passing() {}
  }

  @Guarded
  static class BrokenConstructorCases {
    BrokenConstructorCases() {
      throw new IllegalStateException("no instance");
    }

    @Test
    void one() {}
  }

  @Guarded
  static class BrokenResourceCases {
    @AutoClose
    AutoCloseable resource =
        () -> {
          throw new IllegalStateException("no closing");
        };

    @Test
    void one() {}
  }
}
