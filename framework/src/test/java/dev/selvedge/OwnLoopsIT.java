package dev.selvedge;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Event loops that the agent knows because it was told: by a test in code, by the annotation, and
 * by what a framework provides. The page {@code docs/event-loops.md} shows them.
 */
class OwnLoopsIT {

  @Test
  void byATestInCodeForAsLongAsItIsRegistered() {
    Predicate<Thread> mine = thread -> thread.getName().equals("dispatcher");

    Recording before = Selvedge.record(() -> sleepOn("dispatcher"));
    Recording meanwhile;
    try (Selvedge.Registration loops = Selvedge.eventLoops(mine)) {
      assertThat(loops).isNotNull();
      meanwhile = Selvedge.record(() -> sleepOn("dispatcher"));
      assertThat(Selvedge.record(() -> sleepOn("another"))).hasNoFindings();
    }
    Recording after = Selvedge.record(() -> sleepOn("dispatcher"));

    assertThat(before).hasNoFindings();
    assertThat(meanwhile).hasOnlyFindings("BlockedEventLoop");
    assertThat(after).hasNoFindings();
  }

  @Test
  void byTheAnnotation() {
    Dispatcher calm = new Dispatcher();
    calm.tasks.add(calm::stop);
    Dispatcher blocked = new Dispatcher();
    blocked.tasks.add(OwnLoopsIT::sleep);
    blocked.tasks.add(blocked::stop);

    assertThat(Selvedge.record(() -> calm.dispatch())).hasNoFindings();
    assertThat(Selvedge.record(() -> blocked.dispatch())).hasOnlyFindings("BlockedEventLoop");
  }

  @Test
  void byWhatAFrameworkProvides() {
    assertThat(Selvedge.record(() -> run(new Poller(false)))).hasNoFindings();
    assertThat(Selvedge.record(() -> run(new Poller(true)))).hasOnlyFindings("BlockedEventLoop");
  }

  private static void sleepOn(String name) throws InterruptedException {
    run(new Thread(OwnLoopsIT::sleep, name));
  }

  private static void run(Thread thread) throws InterruptedException {
    thread.start();
    thread.join();
  }

  private static void sleep() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A thread of a framework, which polls or works. */
  static final class Poller extends Thread {
    private final boolean polling;

    Poller(boolean polling) {
      super(OwnLoopsIT::sleep);
      this.polling = polling;
    }

    boolean isPolling() {
      return polling;
    }
  }

  private static final class Dispatcher {
    final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private boolean open = true;

    @EventLoop
    void dispatch() throws InterruptedException {
      while (open) {
        tasks.take().run(); // this wait is the loop's own; one inside of the task is a finding
      }
    }

    void stop() {
      open = false;
    }
  }
}
