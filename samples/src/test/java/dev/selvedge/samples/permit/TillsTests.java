package dev.selvedge.samples.permit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Finding;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.assertj.SelvedgeAssertions;
import dev.selvedge.samples.demo.Markers;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tills that stay open whatever the bank says are silent, those that it closes are found. */
@Timeout(60)
class TillsTests {

  @Test
  void aPermitThatIsGivenBackHoweverItEndsIsSilent() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> {
              Tills tills = new Tills(TillsTests::bank, 2);
              assertThat(tills.book("12.50")).isEqualTo("paid 12.50");
              assertThatThrownBy(() -> tills.book("0")).isInstanceOf(IllegalStateException.class);
              assertThat(tills.book("7.20")).isEqualTo("paid 7.20");
            });

    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }

  @Test
  void thePermitsOfRefusedPaymentsAreFoundWhereTheyWereAcquired() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> {
              LeakyTills tills = new LeakyTills(TillsTests::bank, 3);
              assertThat(tills.book("12.50")).isEqualTo("paid 12.50");
              assertThatThrownBy(() -> tills.book("0")).isInstanceOf(IllegalStateException.class);
              assertThatThrownBy(() -> tills.book("0")).isInstanceOf(IllegalStateException.class);
            });

    assertThat(recording.findings()).extracting(Finding::rule).containsExactly("LeakedPermit");
    Finding finding = recording.findings().getFirst();
    assertThat(finding.site().toString()).contains("(" + place() + ")");
    assertThat(finding.count()).isEqualTo(2);
    assertThat(finding.message()).contains("it began with 3 and has 1 left");
  }

  private static String place() throws IOException {
    return Markers.place("permit", "LeakyTills.java");
  }

  private static String bank(String payment) {
    if (payment.equals("0")) {
      throw new IllegalStateException("nothing to pay");
    }
    return "paid " + payment;
  }
}
