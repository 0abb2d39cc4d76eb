package dev.selvedge.samples.compute;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.selvedge.CancellationSweep;
import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.samples.support.Twin;
import dev.selvedge.samples.virtualthread.OnVirtualThread;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Passwords stretched on a pool, and on the carriers of virtual threads, which is a warning. */
@Guarded
@Timeout(60)
class PasswordsTests {
  private static final int ROUNDS = 4_000_000;

  @Test
  void aPoolLeavesTheCarriersAlone() {
    Recording recording =
        Selvedge.record(
            () -> {
              try (Passwords passwords = new Passwords(ROUNDS)) {
                OnVirtualThread.call(() -> passwords.stretch("secret"));
              }
            });

    assertThat(recording).hasNoFindings().leftNoTasks();
  }

  /** However many ask, the pool computes for as many as there are processors. */
  @Test
  void othersAreServedWhileAllThreadsOfThePoolCompute() throws Exception {
    int twice = 2 * Runtime.getRuntime().availableProcessors();
    try (Passwords passwords = new Passwords(ROUNDS / 4);
        ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<byte[]> ask = () -> passwords.stretch("secret");
      List<Future<byte[]>> asked =
          Stream.generate(() -> ask).limit(twice).map(askers::submit).toList();
      assertThat(OnVirtualThread.call(() -> "served")).isEqualTo("served");
      for (Future<byte[]> each : asked) {
        assertThat(each.get()).isEqualTo(asked.getFirst().get()).hasSize(32);
      }
    }
  }

  @Test
  void noMoreComputeThanThereAreProcessors() throws Exception {
    int processors = Runtime.getRuntime().availableProcessors();
    try (Passwords passwords = new Passwords(Integer.MAX_VALUE);
        ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2 * processors; i++) {
        askers.execute(() -> assertThatThrownBy(() -> passwords.stretch("secret")).isNotNull());
      }

      await().until(() -> computing() == processors);
      await().during(Duration.ofMillis(200)).until(() -> computing() == processors);
      askers.shutdownNow();
    }
  }

  private static long computing() {
    return Thread.getAllStackTraces().values().stream()
        .filter(stack -> Stream.of(stack).anyMatch(PasswordsTests::isComputing))
        .count();
  }

  private static boolean isComputing(StackTraceElement frame) {
    return frame.getClassName().equals(Passwords.class.getName())
        && frame.getMethodName().equals("compute");
  }

  @Test
  void passwordsThatWouldStayAsTheyAreAreRefused() {
    assertThatThrownBy(() -> new Passwords(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @CancellationSweep
  void whoeverWaitsForAPasswordCanBeCancelled() throws Exception {
    try (Passwords passwords = new Passwords(ROUNDS / 100)) {
      assertThat(passwords.stretch("secret")).hasSize(32);
    }
  }

  @Test
  void whatNobodyWantsAnyMoreIsNotComputed() throws Exception {
    // It would take minutes.
    try (Passwords passwords = new Passwords(Integer.MAX_VALUE)) {
      FutureTask<byte[]> asked = new FutureTask<>(() -> passwords.stretch("secret"));
      Thread asker = Thread.ofVirtual().start(asked);
      await().until(() -> asker.getState() == Thread.State.WAITING);
      asker.interrupt();

      assertThatThrownBy(asked::get).hasRootCauseInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void aVirtualThreadThatComputesKeepsItsCarrier() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> OnVirtualThread.call(() -> new MonopolizingPasswords(ROUNDS).stretch("secret")));

    Twin.assertFound(recording, MonopolizingPasswords.class);
  }
}
