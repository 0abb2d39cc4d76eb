package dev.selvedge.junit;

import dev.selvedge.Allow;
import dev.selvedge.Guarded;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixtures that allow something; run by the engine test kit. */
final class AllowTestCases {

  private AllowTestCases() {}

  @Guarded
  static class MethodCases {
    @Test
    @Allow(
        rule = "BlockedEventLoop",
        in = "dev.selvedge.junit.Loop.sleep",
        because = "it shows what sleeping does")
    void allowed() {
      Loop.sleep();
    }

    @Test
    void notAllowed() {
      Loop.sleep();
    }

    @Test
    @Allow(rule = "BlockedEventLoop", in = "com.acme.Other", because = "of nothing")
    @Allow(rule = "UnfinishedTask", in = "dev.selvedge.junit.Loop", because = "of nothing")
    void otherwiseAllowed() {
      Loop.sleep();
    }

    @ParameterizedTest(name = "sleeps {0}")
    @ValueSource(ints = {1, 2})
    @Allow(rule = "*", in = "dev.selvedge.junit.*", because = "it shows what sleeping does")
    void allowedTimes(int times) {
      Loop.sleep();
    }
  }

  @Guarded
  @Allow(rule = "BlockedEventLoop", in = "dev.selvedge.junit.Loop", because = "all of them do")
  static class ClassCases {
    @Test
    void allowed() {
      Loop.sleep();
    }

    @Nested
    class Inner {
      @Test
      void allowedInside() {
        Loop.sleep();
      }
    }
  }

  static class InheritingCases extends ClassCases {
    @Test
    void allowedBelow() {
      Loop.sleep();
    }
  }

  @Guarded
  static class BrokenCases {
    @Test
    @Allow(rule = "BlockedEventLoop", in = "com.acme.Other", because = " ")
    void withoutReason() {}

    @Test
    @Allow(rule = "BlockedLoop", in = "com.acme.Other", because = "of that")
    void withoutRule() {}

    @Test
    void fine() {}
  }

  @Guarded
  @Allow(rule = "BlockedEventLoop", in = "", because = "of that")
  static class BrokenClassCases {
    @Test
    void one() {}
  }
}
