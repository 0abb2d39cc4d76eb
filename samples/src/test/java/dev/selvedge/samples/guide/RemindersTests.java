package dev.selvedge.samples.guide;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RemindersTests {
  private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();

  @Test
  void theServiceStopsCleanly() {
    Recording recording =
        Selvedge.record(
            () -> {
              try (Reminders reminders = new Reminders(sent::add)) {
                reminders.add("water the plants");
                assertThat(sent.take()).isEqualTo("water the plants");
              }
            });

    assertThat(recording)
        .hasNoFindings()
        .leftNoTasks()
        .wasCancelledWithin(Duration.ofSeconds(5))
        .paidEveryCancellation();
  }
}
