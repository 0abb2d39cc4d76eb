package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DroppedAnswersTests {

  @ParameterizedTest
  @CsvSource({
    "thrownAway, true",
    "inAnIf, false",
    "kept, false",
    "returned, false",
    "handedOn, false",
    "somethingElse, false"
  })
  void tellsWhetherTheAnswerIsThrownAway(String method, boolean dropped) throws Exception {
    int line = line(method);

    assertThat(areDropped(method, line)).isEqualTo(dropped);
    assertThat(areDropped(method, line + 100)).as("another line").isFalse();
  }

  @Test
  void knowsNothingOfAClassWithoutAFile() {
    Runnable lambda = () -> {};

    assertThat(DroppedAnswers.areDropped(lambda.getClass(), "run", "()V", 1, "run")).isFalse();
  }

  private static boolean areDropped(String method, int line) {
    String descriptor =
        Arrays.stream(Calls.class.getDeclaredMethods())
            .filter(each -> each.getName().equals(method))
            .map(each -> each.getReturnType() == boolean.class ? "Z" : "V")
            .findFirst()
            .orElseThrow();
    return DroppedAnswers.areDropped(
        Calls.class,
        method,
        "(Ljava/util/concurrent/ExecutorService;)" + descriptor,
        line,
        "awaitTermination");
  }

  /** The line of a call is that of the exception it throws. */
  private static int line(String method) throws Exception {
    for (Method each : Calls.class.getDeclaredMethods()) {
      if (each.getName().equals(method)) {
        try {
          each.invoke(null, (Object) null);
        } catch (InvocationTargetException e) {
          return e.getCause().getStackTrace()[0].getLineNumber();
        }
      }
    }
    throw new AssertionError(method);
  }

  /** Calls whose answers are looked at or not; each throws, because there is no executor. */
  @SuppressWarnings({"unused", "UnusedVariable"}) // called by reflection
  private static final class Calls {
    static void thrownAway(ExecutorService executor) throws InterruptedException {
      executor.awaitTermination(1, TimeUnit.SECONDS);
    }

    static void inAnIf(ExecutorService executor) throws InterruptedException {
      if (!executor.awaitTermination(1, TimeUnit.SECONDS)) {
        throw new IllegalStateException();
      }
    }

    static void kept(ExecutorService executor) throws InterruptedException {
      boolean ended = executor.awaitTermination(1, TimeUnit.SECONDS);
    }

    static boolean returned(ExecutorService executor) throws InterruptedException {
      return executor.awaitTermination(1, TimeUnit.SECONDS);
    }

    static void handedOn(ExecutorService executor) throws InterruptedException {
      assertThat(executor.awaitTermination(1, TimeUnit.SECONDS)).isTrue();
    }

    static void somethingElse(ExecutorService executor) {
      executor.shutdownNow();
    }
  }
}
