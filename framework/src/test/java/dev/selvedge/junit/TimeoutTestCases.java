package dev.selvedge.junit;

import dev.selvedge.Guarded;
import dev.selvedge.internal.FakeAgent;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Fixtures that wait for ever; run by the engine test kit only. */
final class TimeoutTestCases {

  private TimeoutTestCases() {}

  private static void waitForEver() throws InterruptedException {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      FakeAgent.note("interrupted");
      throw e;
    }
  }

  @Guarded
  static class SameThreadCases {
    @Test
    @Timeout(value = 50, unit = TimeUnit.MILLISECONDS, threadMode = ThreadMode.SAME_THREAD)
    void waits() throws InterruptedException {
      waitForEver();
    }
  }

  @Guarded
  static class SeparateThreadCases {
    @Test
    @Timeout(value = 50, unit = TimeUnit.MILLISECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
    void waits() throws InterruptedException {
      waitForEver();
    }
  }

  @Guarded
  static class BeforeEachCases {
    @BeforeEach
    @Timeout(value = 50, unit = TimeUnit.MILLISECONDS, threadMode = ThreadMode.SAME_THREAD)
    void before() throws InterruptedException {
      waitForEver();
    }

    @Test
    void waits() {}
  }
}
