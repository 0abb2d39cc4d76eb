package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.WaitKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Waits for monitors, looked at from outside. */
class MonitorWaitsTests extends LoopFixture {

  private static final long THRESHOLD = TimeUnit.MILLISECONDS.toNanos(10);

  /** Three times the threshold, and more. */
  private static final long LONG = TimeUnit.MILLISECONDS.toNanos(60);

  private static final Lineage LINEAGE = new Lineage("w1", List.of(), 0);

  private final long began = System.nanoTime();
  private final RecordingListener listener = new RecordingListener();
  private final Object monitor = new Object();
  private final MonitorWaits waits = new MonitorWaits(THRESHOLD, true, thread -> LINEAGE);

  @BeforeEach
  void listen() {
    Blocking.listen(listener);
  }

  @Test
  void areToldWhileTheyLastWithTheStatementThatWaits() throws Exception {
    synchronized (monitor) {
      Thread loop = start("loop-monitor", this::enter);
      awaitTold();

      BlockingCall call = listener.begun.get(0);
      assertThat(call.kind()).isEqualTo(WaitKind.MONITOR);
      assertThat(call.thread()).isEqualTo("loop-monitor");
      assertThat(call.loop().kind()).isEqualTo("event loop thread");
      assertThat(call.lineage()).isSameAs(LINEAGE);
      assertThat(call.frames().get(0).publicName()).isEqualTo("synchronized");
      assertThat(call.frames()).extracting(Frame::methodName).contains("enter", "run");
      assertThat(loop.getState()).isEqualTo(Thread.State.BLOCKED);
      assertThat(listener.ended).isEmpty();
    }
  }

  @Test
  void areToldOnceWithAboutHowLongTheyTook() throws Exception {
    Thread loop;
    synchronized (monitor) {
      loop = start("loop-monitor", this::enter);
      awaitTold();
    }
    loop.join();
    look();

    assertThat(listener.ended).singleElement().isSameAs(listener.begun.get(0));
    // The JVM measures in milliseconds.
    long most = System.nanoTime() - began + TimeUnit.MILLISECONDS.toNanos(2);
    assertThat(listener.nanos.get(0)).isBetween(THRESHOLD, most);
  }

  @Test
  void areNotToldOfOtherThreads() throws Exception {
    synchronized (monitor) {
      Thread worker = start("worker", this::enter);
      await().until(() -> isEntering(worker));
      Thread loop = start("loop-monitor", this::enter);
      awaitTold();

      assertThat(worker.getState()).isEqualTo(Thread.State.BLOCKED);
      assertThat(loop.getState()).isEqualTo(Thread.State.BLOCKED);
      assertThat(listener.begun).extracting(BlockingCall::thread).containsExactly("loop-monitor");
    }
  }

  @Test
  void areNotToldBelowTheThreshold() throws Exception {
    MonitorWaits patient = new MonitorWaits(Duration.ofHours(1).toNanos(), true, thread -> null);
    Thread loop;
    synchronized (monitor) {
      loop = start("loop-monitor", this::enter);
      await().until(() -> loop.getState() == Thread.State.BLOCKED);
      for (int i = 0; i < 100; i++) {
        patient.look(System.nanoTime());
      }
    }
    loop.join();
    patient.look(System.nanoTime());

    assertThat(listener.begun).isEmpty();
  }

  @Test
  void areAPartOfTheWaitThatTheyFollow() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    Thread loop =
        start(
            "loop-monitor",
            () -> {
              synchronized (monitor) {
                entered.countDown();
                waitOnce();
              }
            });
    entered.await();
    synchronized (monitor) {
      monitor.notifyAll();
      await().until(() -> loop.getState() == Thread.State.BLOCKED);
      long began = System.nanoTime();
      while (System.nanoTime() - began < 3 * THRESHOLD) {
        look();
      }
    }
    loop.join();

    assertThat(listener.begun).isEmpty();
  }

  @Test
  void areToldAfterwardsIfWhoHeldTheMonitorWaited() throws Exception {
    CountDownLatch released = new CountDownLatch(1);

    lookTwice("await", () -> awaitQuietly(released), released::countDown);

    assertThat(listener.begun).hasSize(1);
    assertThat(listener.nanos.get(0)).isGreaterThanOrEqualTo(LONG);
  }

  @Test
  void areToldAfterwardsIfWhoHeldTheMonitorComputed() throws Exception {
    AtomicBoolean released = new AtomicBoolean();

    lookTwice(
        "spinUntil",
        () -> {
          spinUntil(released::get);
          long end = cpuNanos() + LONG / 2;
          spinUntil(() -> cpuNanos() >= end);
        },
        () -> released.set(true));

    assertThat(listener.begun).hasSize(1);
  }

  /** For whom the JVM takes a thread that runs. */
  @Test
  void areToldAfterwardsIfWhoHeldTheMonitorWasInNativeCode() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      lookTwice(
          "accept",
          () -> acceptQuietly(server),
          () -> new Socket(server.getInetAddress(), server.getLocalPort()).close());
    }

    assertThat(listener.begun).hasSize(1);
  }

  @Test
  void areNotToldIfWhoHeldTheMonitorLoadedAClass() throws Exception {
    CountDownLatch released = new CountDownLatch(1);

    lookTwice("findClass", () -> load(new CountDownLatch(1), released), released::countDown);

    assertThat(listener.begun).isEmpty();
  }

  @Test
  void areToldOnceWhoHoldsTheMonitorHasLoadedAClassAndWaits() throws Exception {
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch loaded = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    Thread holder =
        new Thread(
            () -> {
              synchronized (monitor) {
                load(loading, loaded);
                awaitQuietly(released);
              }
            });
    holder.start();
    loading.await();
    start("loop-monitor", this::enter);
    long end = System.nanoTime() + LONG;
    while (System.nanoTime() < end) {
      look();
    }
    assertThat(listener.begun).isEmpty();

    loaded.countDown();
    awaitTold();

    released.countDown();
    holder.join();
  }

  /** Looks for a class until it need not any more. */
  private static void load(CountDownLatch begun, CountDownLatch until) {
    ClassLoader loader =
        new ClassLoader(null) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            begun.countDown();
            awaitQuietly(until);
            throw new ClassNotFoundException(name);
          }
        };
    assertThatThrownBy(() -> loader.loadClass("com.acme.Missing"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  /**
   * Looks when a loop has begun to wait for a monitor, and not again before that is over.
   *
   * @param method what whoever holds it has called by then
   */
  private void lookTwice(String method, Runnable holding, Release release) throws Exception {
    Thread holder =
        new Thread(
            () -> {
              synchronized (monitor) {
                holding.run();
              }
              parkUntilInterrupted();
            });
    holder.setDaemon(true);
    holder.start();
    await().until(() -> hasCalled(holder, method));
    Thread loop =
        start(
            "loop-monitor",
            () -> {
              enter();
              parkUntilInterrupted();
            });
    await().until(() -> isEntering(loop));
    look();
    TimeUnit.NANOSECONDS.sleep(LONG);
    release.run();
    await().until(() -> loop.getState() == Thread.State.WAITING);
    look();
    loop.interrupt();
    holder.interrupt();
    holder.join();
  }

  private static boolean hasCalled(Thread thread, String method) {
    return Stream.of(thread.getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals(method));
  }

  private static void spinUntil(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  private static long cpuNanos() {
    return ThreadBean.cpuNanos(ThreadFacts.id(Thread.currentThread()));
  }

  /** Whether it waits for the monitor, and for none of the JVM's. */
  private static boolean isEntering(Thread loop) {
    StackTraceElement[] stack = loop.getStackTrace();
    return stack.length > 0
        && stack[0].getMethodName().equals("enter")
        && loop.getState() == Thread.State.BLOCKED;
  }

  private static void parkUntilInterrupted() {
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.park();
    }
  }

  private static void acceptQuietly(ServerSocket server) {
    try {
      server.accept().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @FunctionalInterface
  private interface Release {
    void run() throws Exception;
  }

  @Test
  void needNoLookWhereThereIsNoLoop() {
    assertThat(new MonitorWaits(THRESHOLD, false, thread -> null).look(System.nanoTime()))
        .isPositive();
    await()
        .until(
            () ->
                new MonitorWaits(THRESHOLD, false, thread -> null).look(System.nanoTime())
                    == Watchdog.NEVER);
  }

  @SuppressWarnings("WaitNotInLoop") // it is notified once
  private void waitOnce() {
    try {
      monitor.wait();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitTold() {
    await()
        .pollInterval(Duration.ofMillis(2))
        .untilAsserted(
            () -> {
              look();
              assertThat(listener.begun).isNotEmpty();
            });
  }

  private void look() {
    waits.look(System.nanoTime());
  }

  private void enter() {
    synchronized (monitor) {
      monitor.notifyAll();
    }
  }

  /** Starts a thread, which the agent would see by itself. */
  private static Thread start(String name, Runnable action) {
    Thread thread = new Thread(action, name);
    thread.setDaemon(true);
    thread.start();
    EventLoops.appeared(thread);
    return thread;
  }
}
