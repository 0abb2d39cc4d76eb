package dev.selvedge.samples.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Finding;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.assertj.SelvedgeAssertions;
import dev.selvedge.samples.demo.Markers;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A pool that says that it is full is silent, and one that drops what it cannot take is found. */
@Timeout(60)
class ExecutorTests {
  private final CountDownLatch open = new CountDownLatch(1);

  @Test
  void aPoolThatLetsWhoSendsDoTheWorkIsSilent() throws Exception {
    open.countDown();
    Recording recording =
        Selvedge.record(
            () -> {
              try (Mailer mailer = new Mailer(this::deliver)) {
                for (int mail = 0; mail < 9; mail++) {
                  assertThat(mailer.send("mail").get()).isEqualTo("mail delivered");
                }
              }
            });

    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }

  @Test
  void whoSendsMoreThanFitsDeliversItHimself() throws Exception {
    Thread sender = Thread.currentThread();
    try (Mailer mailer =
        new Mailer(mail -> Thread.currentThread() == sender ? mail + " by hand" : deliver(mail))) {
      List<Future<String>> queued =
          List.of(mailer.send("first"), mailer.send("second"), mailer.send("third"));

      assertThat(mailer.send("fourth").get()).isEqualTo("fourth by hand");

      open.countDown();
      for (Future<String> each : queued) {
        assertThat(each.get()).endsWith("delivered");
      }
    }
  }

  @Test
  void whoSendsAfterTheEndLearnsOfIt() {
    Mailer mailer = new Mailer(this::deliver);
    mailer.close();

    assertThatThrownBy(() -> mailer.send("late")).isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void aMailThatWasDroppedWhileSomebodyWaitsForItsReceiptIsFound() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> {
              try (DroppingMailer mailer = new DroppingMailer(this::deliver)) {
                Future<String> first = mailer.send("first");
                Future<String> second = mailer.send("second");
                Future<String> third = mailer.send("third");
                Future<String> dropped = mailer.send("fourth");
                open.countDown();
                assertThat(List.of(first.get(), second.get(), third.get())).hasSize(3);
                assertThatThrownBy(() -> dropped.get(50, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
              }
            });

    Finding finding = only(recording, "AbandonedWork", "DroppingMailer.java");
    assertThat(finding.message()).contains("DiscardPolicy dropped it");
    assertThat(finding.count()).isEqualTo(1);
  }

  private String deliver(String mail) {
    try {
      open.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return mail + " delivered";
  }

  private static Finding only(Recording recording, String rule, String file) throws IOException {
    assertThat(recording.findings()).extracting(Finding::rule).containsExactly(rule);
    Finding finding = recording.findings().getFirst();
    assertThat(finding.site().toString()).contains("(" + Markers.place("executor", file) + ")");
    return finding;
  }
}
