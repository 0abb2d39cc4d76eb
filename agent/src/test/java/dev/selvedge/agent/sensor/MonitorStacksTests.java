package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Frame;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class MonitorStacksTests {

  private static final StackTraceElement HANDLER =
      new StackTraceElement("com.acme.Handler", "handle", "Handler.java", 41);

  @Test
  void beginWithAStandInForTheStatement() throws Exception {
    StackTraceElement[] stack = stackOf(this::enter, this);

    assertThat(MonitorStacks.frames(stack))
        .extracting(Frame::methodName)
        .startsWith("synchronized", "enter");
  }

  @Test
  void beginWithTheMethodOfTheJdkThatWaits() {
    StackTraceElement put =
        new StackTraceElement(null, "java.base", "", "java.util.Hashtable", "put", null, 1);

    assertThat(MonitorStacks.frames(new StackTraceElement[] {put, HANDLER}))
        .extracting(Frame::methodName)
        .containsExactly("put", "handle");
  }

  @Test
  void areNoneForAPartOfAWait() {
    StackTraceElement wait = new StackTraceElement("java.lang.Object", "wait", "Object.java", 1);

    assertThat(MonitorStacks.frames(new StackTraceElement[] {wait, HANDLER})).isEmpty();
    assertThat(MonitorStacks.frames(new StackTraceElement[0])).isEmpty();
  }

  private void enter() {
    synchronized (this) {
      notifyAll();
    }
  }

  private static StackTraceElement[] stackOf(Runnable action, Object monitor) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              begun.countDown();
              action.run();
            });
    synchronized (monitor) {
      thread.start();
      begun.await();
      Awaitility.await().until(() -> thread.getState() == Thread.State.BLOCKED);
      return thread.getStackTrace();
    }
  }
}
