package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LoopPredicatesTests extends LoopFixture {

  private final List<String> said = new ArrayList<>();
  private final List<AutoCloseable> added = new ArrayList<>();

  @BeforeEach
  void listen() {
    Blocking.listen(new RecordingListener());
    UserFault.reportTo(said::add);
  }

  @AfterEach
  void takeAway() throws Exception {
    for (AutoCloseable each : added) {
      each.close();
    }
    Blocking.stop();
    UserFault.reportTo(line -> {});
  }

  @Test
  void sayWhichThreadsAreLoops() throws Exception {
    add(thread -> thread.getName().equals("mine"));

    assertThat(on("mine", EventLoops::current)).isNotNull();
    assertThat(on("other", EventLoops::current)).isNull();
  }

  @Test
  void areAskedAgainAtEachCall() throws Exception {
    AtomicBoolean serving = new AtomicBoolean();
    add(thread -> serving.get());

    on(
        "worker",
        () -> {
          assertThat(EventLoops.current()).isNull();
          serving.set(true);
          assertThat(EventLoops.current()).isNotNull();
          serving.set(false);
          assertThat(EventLoops.current()).isNull();
          return null;
        });
  }

  @Test
  void areNotAskedAgainInsideOfACall() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    add(thread -> thread.getName().equals("worker") && asked.incrementAndGet() > 0);

    on(
        "worker",
        () -> {
          Object outer = Blocking.outer();
          Blocking.exit(Blocking.file());
          Blocking.exit(Blocking.file());
          Blocking.exit(outer);
          return null;
        });

    assertThat(asked).hasValue(1);
  }

  @Test
  void areNotAskedOfThreadsThatAreKnownOtherwise() throws Exception {
    AtomicBoolean asked = new AtomicBoolean();
    add(thread -> thread.getName().startsWith("loop-") && asked.getAndSet(true));

    assertThat(onLoop(EventLoops::current)).isNotNull();
    assertThat(asked).isFalse();
  }

  @Test
  void areNotAskedInsideOfThemselves() throws Exception {
    List<Object> inside = new ArrayList<>();
    add(
        thread -> {
          if (!thread.getName().equals("worker")) {
            return false;
          }
          Object token = Blocking.file();
          inside.add(String.valueOf(token));
          Blocking.exit(token);
          return true;
        });

    on(
        "worker",
        () -> {
          LoopThread loop = EventLoops.current();
          assertThat(loop).isNotNull();
          assertThat(EventLoops.current()).as("still the same").isSameAs(loop);
          return null;
        });

    assertThat(inside).containsExactly("null", "null");
  }

  @Test
  @Timeout(20)
  void giveBackThePermitThatTheyMayHaveTaken() throws Exception {
    add(
        thread -> {
          if (thread.getName().equals("worker")) {
            Blocking.exit(Blocking.park());
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(10));
          }
          return false;
        });

    on(
        "worker",
        () -> {
          LockSupport.unpark(Thread.currentThread());
          Blocking.exit(Blocking.park());
          LockSupport.park();
          return null;
        });
  }

  @Test
  void areSwitchedOffAndSaidOnceWhenTheyThrow() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    add(
        thread -> {
          if (!thread.getName().equals("worker")) {
            return false;
          }
          asked.incrementAndGet();
          throw new IllegalStateException("not known");
        });
    add(thread -> thread.getName().equals("worker"));

    on(
        "worker",
        () -> {
          assertThat(EventLoops.current()).as("by the other").isNotNull();
          return EventLoops.current();
        });

    assertThat(asked).hasValue(1);
    assertThat(said)
        .singleElement()
        .asString()
        .contains("LoopPredicatesTests", "IllegalStateException: not known");
  }

  @Test
  void stayWhenTheStackOfTheApplicationIsAtItsEnd() throws Exception {
    AtomicBoolean exhausted = new AtomicBoolean(true);
    add(
        thread -> {
          if (thread.getName().equals("worker") && exhausted.getAndSet(false)) {
            throw new StackOverflowError();
          }
          return thread.getName().equals("worker");
        });

    on(
        "worker",
        () -> {
          assertThat(EventLoops.current()).isNull();
          assertThat(EventLoops.current()).isNotNull();
          return null;
        });
    assertThat(said).isEmpty();
  }

  @Test
  void areGoneWhenClosedAlsoMoreThanOnce() throws Exception {
    AutoCloseable mine = EventLoops.tested(thread -> thread.getName().equals("worker"));
    add(thread -> thread.getName().equals("another"));
    AtomicReference<LoopThread> before = new AtomicReference<>();

    on(
        "worker",
        () -> {
          before.set(EventLoops.current());
          mine.close();
          mine.close();
          assertThat(EventLoops.current()).isNull();
          return null;
        });

    assertThat(before.get()).isNotNull();
    assertThat(on("another", EventLoops::current)).isNotNull();
  }

  private void add(Predicate<Thread> test) {
    added.add(EventLoops.tested(test));
  }
}
