package dev.selvedge.junit;

import dev.selvedge.Allow;
import dev.selvedge.Detached;
import dev.selvedge.ExpectFinding;
import dev.selvedge.FanOutScaling;
import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixtures that show faults, or do not, in all kinds of tests; run under the agent. */
final class ShowingTestCases {

  private ShowingTestCases() {}

  static void leave() {
    Thread thread = new Thread(ShowingTestCases::waitForEver, "left");
    thread.setDaemon(true);
    thread.start();
  }

  private static void waitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static class MethodCases {
    @Test
    @ExpectFinding("BlockedEventLoop")
    void shows() {
      Loop.sleep();
    }

    @Test
    @ExpectFinding(rule = "BlockedEventLoop", in = "dev.selvedge.junit.Loop.sleep")
    void showsThere() {
      Loop.sleep();
    }

    @Test
    @ExpectFinding("BlockedEventLoop")
    @Allow(rule = "BlockedEventLoop", in = "dev.selvedge.junit.Loop", because = "it is old")
    void showsWhatIsAllowed() {
      Loop.sleep();
    }

    @Test
    @ExpectFinding(rule = "BlockedEventLoop", in = "com.acme")
    void showsElsewhere() {
      Loop.sleep();
    }

    @Test
    @ExpectFinding("UnfinishedTask")
    void showsInTheEnd() {
      leave();
    }

    @Test
    @ExpectFinding("UnfinishedTask")
    void showsNothing() {}

    @Test
    @ExpectFinding("UnfinishedTask")
    void showsSomethingElse() {
      leave();
      Loop.sleep();
    }

    @Test
    @ExpectFinding("LostInterruptFlag")
    void showsWhatIsOff() {}

    @Test
    @ExpectFinding("LostInterruptFlags")
    void showsWhatIsNoRule() {}

    @TestFactory
    @ExpectFinding("BlockedEventLoop")
    Stream<DynamicTest> factory() {
      return Stream.of(
          DynamicTest.dynamicTest("dynamic shows", Loop::sleep),
          DynamicTest.dynamicTest("dynamic shows nothing", () -> {}));
    }

    @FanOutScaling(sizes = {4, 16})
    @ExpectFinding("GrowingFanOut")
    void grows(int size) throws Exception {
      ExecutorService pool = Executors.newCachedThreadPool();
      CountDownLatch go = new CountDownLatch(1);
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        all.add(
            pool.submit(
                () -> {
                  go.await();
                  return null;
                }));
      }
      go.countDown();
      for (Future<?> each : all) {
        each.get();
      }
      pool.shutdown();
    }
  }

  @ExpectFinding("BlockedEventLoop")
  static class ServedCases {
    @Test
    void first() throws InterruptedException {
      Loop.requestSleep();
    }

    @Test
    void second() throws InterruptedException {
      Loop.requestSleep();
    }
  }

  @Guarded
  static class DetachedCases {
    @Test
    @Detached(because = "it lives on")
    void all() {
      leave();
    }

    @Test
    @Detached(because = "it lives on", in = "dev.selvedge.junit.ShowingTestCases")
    void there() {
      leave();
    }

    @Test
    @Detached(because = "it lives on", in = "com.acme")
    void elsewhere() {
      leave();
    }

    @Test
    @Detached(because = "it lives on")
    @SuppressWarnings("FutureReturnValueIgnored") // to show what becomes of its failure
    void fails() throws InterruptedException {
      CountDownLatch failed = new CountDownLatch(1);
      CompletableFuture.runAsync(
          () -> {
            failed.countDown();
            throw new IllegalStateException("lost");
          });
      failed.await();
    }
  }

  /** Every fourth test is faulty. */
  @Guarded
  static class FortyCases {
    static IntStream numbers() {
      return IntStream.rangeClosed(1, 40);
    }

    @ParameterizedTest(name = "number {0}")
    @MethodSource("numbers")
    void number(int number) {
      if (number % 4 == 0) {
        Loop.sleep();
        leave();
      }
    }
  }

  @Guarded
  @ParameterizedClass(name = "class {0}")
  @ValueSource(booleans = {true, false})
  static class ClassTemplateCases {
    @Parameter boolean faulty;

    @Test
    void test(Recording recording) {
      if (faulty) {
        Loop.sleep();
      }
    }

    @Nested
    class Inner {
      @Test
      void inside() {
        if (faulty) {
          Loop.sleep();
        }
      }
    }
  }
}
