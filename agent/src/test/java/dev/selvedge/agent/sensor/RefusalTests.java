package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.CallListener;
import dev.selvedge.agent.event.WaitKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is thrown on a loop instead of a call that blocks, and when. */
class RefusalTests extends LoopFixture {

  private final List<BlockingCall> begun = new ArrayList<>();
  private final List<Object> ended = new ArrayList<>();

  /** From when on a call is refused. */
  private long certainNanos;

  @BeforeEach
  void refuse() {
    Blocking.listen(
        new CallListener() {
          @Override
          public Object begun(BlockingCall call) {
            begun.add(call);
            return call;
          }

          @Override
          public void ended(Object call, long nanos) {
            ended.add(call);
          }

          @Override
          public @Nullable Error refusal(Object call, long lastedNanos) {
            return lastedNanos >= certainNanos ? new AssertionError("refused") : null;
          }
        });
  }

  @Test
  void isThrownAtTheEntryOfACallWithTheStackOfTheCall() throws Exception {
    Throwable thrown = thrownBy(Blocking::file);

    assertThat(thrown).isInstanceOf(AssertionError.class).hasMessage("refused");
    assertThat(thrown.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals(RefusalTests.class.getName()));
  }

  @Test
  void endsTheCallSoThatTheNextOneIsRefusedToo() throws Exception {
    onLoop(
        () -> {
          assertThat(catchThrowable(Blocking::file)).isNotNull();
          return catchThrowable(Blocking::socket);
        });

    assertThat(begun)
        .extracting(BlockingCall::kind)
        .containsExactly(WaitKind.FILE, WaitKind.SOCKET);
    assertThat(ended).isEqualTo(begun);
  }

  @Test
  void isThrownOnceInsideOfACallSoThatItCanCleanUp() throws Exception {
    onLoop(
        () -> {
          Object outer = Blocking.outer();
          assertThat(catchThrowable(Blocking::file)).isInstanceOf(AssertionError.class);
          Blocking.exit(Blocking.file());
          Blocking.exit(outer);
          return null;
        });

    assertThat(begun).hasSize(1);
    assertThat(ended).isEqualTo(begun);
  }

  @Test
  void isNotThrownForLocks() throws Exception {
    assertThat(thrownBy(() -> Blocking.park(new ReentrantLock()))).isNull();
    assertThat(thrownBy(() -> Refusing.acquire(null, new ReentrantLock()))).isNull();
  }

  @Test
  void isNotThrownByAParkOfTheJdk() throws Exception {
    assertThat(thrownBy(() -> Blocking.park(new Semaphore(0)))).isNull();
  }

  @Test
  void isNotThrownWhereACallIsNotCertainYet() throws Exception {
    certainNanos = Long.MAX_VALUE;

    assertThat(thrownBy(Blocking::file)).isNull();
    assertThat(begun).hasSize(1);
  }

  @Test
  void isThrownForAWaitOnlyWhereThereIsOne() throws Exception {
    assertThat(thrownBy(() -> Refusing.await(0))).isNull();
    assertThat(thrownBy(() -> Refusing.await(1))).isNotNull();
    assertThat(thrownBy(() -> Refusing.barrier(new CyclicBarrier(1), false, 0))).isNull();
    assertThat(thrownBy(() -> Refusing.barrier(new CyclicBarrier(2), true, 0))).isNull();
    assertThat(thrownBy(() -> Refusing.barrier(new CyclicBarrier(2), false, 0))).isNotNull();
    assertThat(thrownBy(() -> Refusing.phaser(new Phaser(1)))).isNull();
    assertThat(thrownBy(() -> Refusing.phaser(new Phaser(2)))).isNotNull();
    assertThat(thrownBy(() -> Refusing.acquire(new Object(), new Object()))).isNull();
    assertThat(thrownBy(() -> Refusing.acquire(null, new Object()))).isNotNull();
  }

  @Test
  void isNotThrownOnAnInterruptedThreadWhichDoesNotWait() throws Exception {
    Throwable thrown =
        thrownBy(
            () -> {
              Thread.currentThread().interrupt();
              return Refusing.await();
            });

    assertThat(thrown).isNull();
  }

  @Test
  void isNotThrownOnThreadsThatMayBlock() throws Exception {
    FutureTask<Throwable> elsewhere = new FutureTask<>(() -> catchThrowable(Refusing::await));
    Thread thread = new Thread(elsewhere, "worker");
    thread.start();

    assertThat(elsewhere.get()).isNull();
  }

  @Test
  void isThrownAfterTheJdkHasCleanedUp() throws Exception {
    Throwable thrown =
        thrownBy(
            () -> {
              Object outer = Refusing.cleaner();
              Object inner = Refusing.cleaner();
              Object park = Blocking.park(new Semaphore(0));
              assertThat(Thread.interrupted()).isTrue();
              Blocking.exit(park);
              Refusing.cleaned(inner);
              Refusing.cleaned(outer);
              return null;
            });

    assertThat(thrown).hasMessage("refused");
  }

  @Test
  void isNotThrownIfTheThreadWasServedInTheLastMoment() throws Exception {
    boolean interrupted =
        onLoop(
            () -> {
              Object cleaner = Refusing.cleaner();
              Object park = Blocking.park(new Semaphore(0));
              Blocking.exit(park);
              Refusing.cleaned(cleaner);
              return Thread.currentThread().isInterrupted();
            });

    assertThat(interrupted).isFalse();
  }

  private static @Nullable Throwable thrownBy(Callable<@Nullable Object> call) throws Exception {
    return onLoop(() -> catchThrowable(call::call));
  }
}
