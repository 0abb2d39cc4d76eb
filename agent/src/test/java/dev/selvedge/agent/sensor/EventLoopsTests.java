package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.NonBlocking;

class EventLoopsTests extends LoopFixture {

  private static final int FIRST_JDK_WITH_VIRTUAL_THREADS = 21;

  @Test
  void areThreadsWhoseNamesMatch() throws Exception {
    assertThat(onLoop(EventLoops::current)).isNotNull();
    assertThat(on("worker-0", EventLoops::current)).isNull();
  }

  @Test
  void areTheSameFromCallToCall() throws Exception {
    onLoop(
        () -> {
          assertThat(EventLoops.current()).isSameAs(EventLoops.current());
          return null;
        });
  }

  @Test
  void comeAndGoWithTheNameOfTheThread() throws Exception {
    onLoop(
        () -> {
          Thread thread = Thread.currentThread();
          LoopThread loop = EventLoops.current();

          thread.setName("loop-renamed");
          assertThat(EventLoops.current()).isSameAs(loop);
          thread.setName("worker");
          assertThat(EventLoops.current()).isNull();
          thread.setName("loop-again");
          assertThat(EventLoops.current()).isNotNull();
          return null;
        });
  }

  @Test
  void areSeenFromOutsideAsSoonAsTheyAppear() throws Exception {
    Blocking.listen(new RecordingListener());
    CountDownLatch end = new CountDownLatch(1);
    Thread thread = new Thread(() -> awaitEnd(end), "worker-0");
    thread.start();
    EventLoops.appeared(thread);
    assertThat(loopsOf(thread)).isEmpty();

    thread.setName("loop-0");
    EventLoops.appeared(thread);
    assertThat(loopsOf(thread)).hasSize(1);
    thread.setName("worker-0");
    assertThat(loopsOf(thread)).isEmpty();
    thread.setName("loop-0");
    EventLoops.appeared(thread);
    assertThat(loopsOf(thread)).hasSize(1);

    end.countDown();
    thread.join();
    assertThat(loopsOf(thread)).isEmpty();
  }

  private static List<LoopThread> loopsOf(Thread thread) {
    return LiveLoops.now().stream().filter(loop -> loop.thread == thread).toList();
  }

  private static void awaitEnd(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void areThreadsInsideOfARunMethod() throws Exception {
    on(
        "worker-0",
        () -> {
          Object run = EventLoops.enterRun(new Object());
          assertThat(EventLoops.current()).isNotNull();
          EventLoops.exitRun(run);
          assertThat(EventLoops.current()).isNull();
          return null;
        });
  }

  @Test
  void remainUntilTheOutermostRunMethodIsLeft() throws Exception {
    on(
        "worker-0",
        () -> {
          Object outer = EventLoops.enterRun(new Object());
          Object inner = EventLoops.enterRun(new Object());
          EventLoops.exitRun(inner);
          assertThat(EventLoops.current()).isNotNull();
          EventLoops.exitRun(outer);
          assertThat(EventLoops.current()).isNull();
          return null;
        });
  }

  @Test
  void remainInsideOfARunMethodWhateverTheName() throws Exception {
    onLoop(
        () -> {
          EventLoops.current();
          Object run = EventLoops.enterRun(new Object());
          Thread.currentThread().setName("worker");
          assertThat(EventLoops.current()).isNotNull();
          EventLoops.exitRun(run);
          assertThat(EventLoops.current()).isNull();
          return null;
        });
  }

  @Test
  void areThreadsOfAKnownClassUnderAnyName() throws Exception {
    FutureTask<LoopThread> task = new FutureTask<>(EventLoops::current);
    Thread reactor = new ReactorThread(task);
    reactor.start();

    assertThat(Objects.requireNonNull(task.get()).thread).isSameAs(reactor);
  }

  @Test
  void areNeverVirtualThreads() throws Exception {
    assumeTrue(Runtime.version().feature() >= FIRST_JDK_WITH_VIRTUAL_THREADS);

    assertThat(onVirtualThread(() -> Thread.currentThread().getName())).isEqualTo("loop-0");
    assertThat(onVirtualThread(EventLoops::current)).isNull();
  }

  @Test
  void areNeverVirtualThreadsNorInsideOfARunMethod() throws Exception {
    assumeTrue(Runtime.version().feature() >= FIRST_JDK_WITH_VIRTUAL_THREADS);

    assertThat(
            onVirtualThread(
                () -> {
                  Object token = EventLoops.enterRun(new Object());
                  Object own = EventLoops.enterOwn("com.acme.Loop.run");
                  LoopThread inside = EventLoops.current();
                  EventLoops.exitRun(own);
                  EventLoops.exitRun(token);
                  return inside;
                }))
        .isNull();
  }

  @Test
  void areThreadsInsideOfAMethodThatTheUserCallsOne() throws Exception {
    on(
        "worker-0",
        () -> {
          Object token = EventLoops.enterOwn("com.acme.Loop.run");
          LoopThread loop = Objects.requireNonNull(EventLoops.current());
          assertThat(loop.loop().body()).isEqualTo("com.acme.Loop.run");
          assertThat(loop.loop().ended().getAsBoolean()).isFalse();
          EventLoops.exitRun(token);
          assertThat(loop.loop().ended().getAsBoolean()).isTrue();
          assertThat(EventLoops.current()).isNull();
          return null;
        });
  }

  @Test
  void areWhatTheUserInterfaceLivesOn() throws Exception {
    on(
        "worker-0",
        () -> {
          EventLoops.userInterface(Thread.currentThread());
          LoopThread loop = Objects.requireNonNull(EventLoops.current());
          assertThat(loop.loop().kind()).isEqualTo("JavaFX application thread");
          return null;
        });
  }

  @Test
  void areKnownByTheirNewNameOrWhatElseTheyAre() throws Exception {
    AutoCloseable test = EventLoops.tested(thread -> thread.getName().equals("tested"));
    try {
      onLoop(
          () -> {
            LoopThread named = EventLoops.current();
            Thread.currentThread().setName("tested");
            LoopThread tested = EventLoops.current();
            assertThat(tested).isNotNull().isNotSameAs(named);
            Thread.currentThread().setName("loop-1");
            assertThat(EventLoops.current()).isNotNull().isNotSameAs(tested);
            return null;
          });
    } finally {
      test.close();
    }
  }

  @Test
  void areUnknownWithoutPatterns() throws Exception {
    EventLoops.named(List.of());

    assertThat(onLoop(EventLoops::current)).isNull();
  }

  /** By reflection, because the tests are compiled for JDK 17. */
  private static <T> T onVirtualThread(Callable<T> action) throws Exception {
    FutureTask<T> task = new FutureTask<>(action);
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    Class<?> type = Class.forName("java.lang.Thread$Builder");
    type.getMethod("name", String.class).invoke(builder, "loop-0");
    type.getMethod("start", Runnable.class).invoke(builder, task);
    return task.get();
  }

  private static final class ReactorThread extends Thread implements NonBlocking {
    ReactorThread(Runnable task) {
      super(task, "reactor");
    }
  }
}
