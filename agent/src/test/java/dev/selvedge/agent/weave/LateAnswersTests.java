package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Whether a method may answer an interrupt that it has caught. */
class LateAnswersTests {

  @Test
  void aMethodMayThatSetsTheFlag() {
    assertThat(mayAnswer(Case::restores)).isTrue();
  }

  @Test
  void aCatchBlockMayThatThrowsWhatItHasCaught() {
    assertThat(mayAnswer(Case::rethrows)).isTrue();
    assertThat(mayAnswer(Case::wraps)).isTrue();
  }

  @Test
  void othersMayNot() {
    assertThat(mayAnswer(Case::swallows)).isFalse();
    assertThat(mayAnswer(Case::throwsSomethingElse)).isFalse();
    assertThat(LateAnswers.areIn(Case.class, "none", "(Z)V", 1)).isFalse();
    assertThat(LateAnswers.areIn(int[].class, "none", "(Z)V", 1)).isFalse();
  }

  private interface Body {
    void run(Case test, boolean fails) throws Exception;
  }

  /** Runs it, and looks at the method and line that it says it has caught something at. */
  private static boolean mayAnswer(Body body) {
    Case test = new Case();
    try {
      body.run(test, true);
    } catch (Exception expected) {
      // As some do.
    }
    StackTraceElement caught = test.caught();
    return LateAnswers.areIn(
        Case.class, caught.getMethodName(), "(Z)V", caught.getLineNumber() - 1);
  }

  /** Each method says where it is in the line after that of its catch block. */
  private static final class Case {
    private StackTraceElement[] where = {};

    StackTraceElement caught() {
      return Arrays.stream(where)
          .filter(each -> !each.getMethodName().equals("here"))
          .findFirst()
          .orElseThrow();
    }

    private void here() {
      where = new Throwable().getStackTrace();
    }

    private static void fail(boolean fails) throws InterruptedException {
      if (fails) {
        throw new InterruptedException();
      }
    }

    void restores(boolean fails) {
      try {
        fail(fails);
      } catch (InterruptedException e) {
        here();
        Thread.currentThread().interrupt();
      } finally {
        // Or the next test is interrupted.
        assertThat(Thread.interrupted()).isEqualTo(fails);
      }
    }

    void rethrows(boolean fails) throws InterruptedException {
      try {
        fail(fails);
      } catch (InterruptedException e) {
        here();
        throw e;
      }
    }

    void wraps(boolean fails) {
      try {
        fail(fails);
      } catch (InterruptedException e) {
        here();
        throw new IllegalStateException("wrapped", e);
      }
    }

    void swallows(boolean fails) {
      try {
        fail(fails);
      } catch (InterruptedException e) {
        here();
      }
    }

    void throwsSomethingElse(boolean fails) {
      try {
        fail(fails);
      } catch (InterruptedException e) {
        here();
      }
      if (fails) {
        throw new IllegalStateException("something else");
      }
    }
  }
}
