package dev.selvedge.samples.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.assertj.SelvedgeAssertions;
import dev.selvedge.samples.demo.Markers;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.StructuredTaskScope.FailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Failures that are read or thrown are silent, and one that nobody reads is found at its line. */
@Timeout(60)
class ReservationsTests {
  private static final List<String> ORDER = List.of("tea", "coffee", "milk");

  private static void noCoffee(String item) {
    if (item.equals("coffee")) {
      throw new OutOfStockException(item);
    }
  }

  @Test
  void whatIsMissingIsSaidAndTheRestIsReserved() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> {
              var outcome = new Reservations(ReservationsTests::noCoffee).reserveWhatIsThere(ORDER);
              assertThat(outcome.reserved()).containsExactly("tea", "milk");
              assertThat(outcome.missing()).containsOnlyKeys("coffee");
              assertThat(outcome.missing().get("coffee")).hasMessage("no coffee left");
            });

    SelvedgeAssertions.assertThat(recording).hasNoFindings().leftNoTasks();
  }

  @Test
  void theFirstThatIsMissingEndsTheRest() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Recording recording =
        Selvedge.record(
            () ->
                assertThatThrownBy(
                        () ->
                            new Reservations(
                                    item -> {
                                      noCoffee(item);
                                      never.await();
                                    })
                                .reserveAll(ORDER))
                    .isInstanceOf(FailedException.class)
                    .hasRootCauseMessage("no coffee left"));

    SelvedgeAssertions.assertThat(recording).hasNoFindings().leftNoTasks();
  }

  @Test
  void whatTheTwinDoesNotLookAtIsFound() throws Exception {
    Recording recording =
        Selvedge.record(
            () ->
                assertThat(new BlindReservations(ReservationsTests::noCoffee).reserve(ORDER))
                    .isEqualTo(3));

    SelvedgeAssertions.assertThat(recording).hasOnlyFindings("UnreadSubtask");
    assertThat(recording.findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .contains(Markers.place("errors", "BlindReservations.java"))
                    .contains("no coffee left"));
  }

  @Test
  void whereNothingIsMissingTheTwinIsRight() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> assertThat(new BlindReservations(_ -> {}).reserve(ORDER)).isEqualTo(3));

    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }
}
