package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Cancellation.Payment;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cancellations as they are read from the journal. */
class CancellationTests {

  @Test
  void areReadFromTheLineOfTheirWindow() {
    Cancellation cancellation =
        Cancellation.of(
            Map.of(
                "interrupter", "thread 'main' at com.acme.Orders.stop(Orders.java:41)",
                "thread", "worker-1",
                "task", "pool task #3",
                "arrived", "com.acme.Importer.run(Importer.java:12)",
                "exception", "java.lang.InterruptedException",
                "paid", "flag",
                "endedAfterNanos", 1_500_000L));

    assertThat(cancellation)
        .returns("pool task #3", Cancellation::task)
        .returns("worker-1", Cancellation::thread)
        .returns(Payment.FLAG, Cancellation::paidBy)
        .returns(true, Cancellation::isPaid)
        .returns(Duration.ofNanos(1_500_000), Cancellation::endedAfter)
        .returns(
            new Finding.Site("com.acme.Importer", "run", "Importer.java", 12),
            Cancellation::arrivedAt);
    assertThat(cancellation)
        .hasToString(
            "pool task #3 on 'worker-1', interrupted by thread 'main' at"
                + " com.acme.Orders.stop(Orders.java:41), met it at"
                + " com.acme.Importer.run(Importer.java:12): it set the flag again, ended after"
                + " 1.5 ms");
  }

  @Test
  void ofWorkThatStillRunsHaveNoEnd() {
    Cancellation cancellation =
        Cancellation.of(Map.of("paid", "unpaid", "endedAfterNanos", -1L, "thread", "t"));

    assertThat(cancellation)
        .returns(null, Cancellation::endedAfter)
        .returns(null, Cancellation::arrivedAt)
        .returns(false, Cancellation::isPaid);
    assertThat(cancellation).asString().endsWith("still at work");
  }

  @Test
  void ofANewerAgentAreReadAsFarAsTheyAreKnown() {
    assertThat(Cancellation.of(Map.of("paid", "by-cheque")))
        .returns(Payment.OTHER, Cancellation::paidBy)
        .returns(true, Cancellation::isPaid);
  }
}
