package dev.selvedge.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CurvesTests {

  private static final List<String> NAMES = List.of("created", "running", "waiting");

  @Test
  void areNumbersOverTime() {
    Curves curves = of(List.of(List.of(100, 1, 1, 0), List.of(160, 5, 3, 2)), 4);

    assertThat(curves.names()).isEqualTo(NAMES);
    assertThat(curves.startNanos()).isEqualTo(100);
    assertThat(curves.lengthNanos()).isEqualTo(60);
    assertThat(curves.peak(0)).isEqualTo(5);
    assertThat(curves.peak(2)).isEqualTo(2);
    assertThat(curves.top()).isEqualTo(5);
  }

  @Test
  void reachUpToTheirLimit() {
    assertThat(of(List.of(List.of(1, 2, 2, 0), List.of(2, 3, 1, 0)), 256).top()).isEqualTo(256);
  }

  @Test
  void areSortedByTime() {
    assertThat(of(List.of(List.of(9, 1, 1, 1), List.of(4, 2, 2, 2)), 0).startNanos()).isEqualTo(4);
  }

  @Test
  void areAsManyAsEachPointHas() {
    assertThat(of(List.of(List.of(1, 2, 3), List.of(2, 3, 4, 5)), 0).names())
        .containsExactly("created", "running");
  }

  @Test
  void areNoMoreThanFourOfAFewHundredPoints() {
    List<List<Integer>> points = new ArrayList<>();
    for (int at = 0; at < 10_000; at++) {
      points.add(List.of(at, 1, 2, 3, 4, 5, 6));
    }

    Curves curves = Curves.of(fields(points), List.of("a", "b", "c", "d", "e", "f"), 0);

    assertThat(curves.names()).containsExactly("a", "b", "c", "d");
    assertThat(curves.points()).hasSize(256).allSatisfy(point -> assertThat(point).hasSize(5));
  }

  @Test
  void areNotThereWithoutTwoPointsInTime() {
    assertThat(of(List.of(), 3)).isNull();
    assertThat(of(List.of(List.of(1, 2, 3, 4)), 3)).isNull();
    assertThat(of(List.of(List.of(1, 2, 3, 4), List.of(1, 3, 3, 3)), 3)).isNull();
    assertThat(of(List.of(List.of(1), List.of(2)), 3)).isNull();
    assertThat(of("series", 3)).isNull();
    assertThat(Curves.of(fields(List.of(List.of(1, 2), List.of(2, 3))), List.of(), 0)).isNull();
  }

  @Test
  void takeWhatIsNoNumberForNone() {
    Curves curves =
        of(
            List.of(
                List.of(1, -7, Long.MIN_VALUE, "many"),
                List.of(2, Long.MAX_VALUE, List.of(), Map.of()),
                "point",
                List.of(Long.MIN_VALUE, 1, 1, 1)),
            -3);

    // Between the smallest and the largest time there is more than a number can hold.
    assertThat(curves).isNull();
    assertThat(of(List.of(List.of(1, -7, 2, "many"), "point", List.of(2, 1, "x", 4)), -3))
        .satisfies(
            some -> {
              assertThat(some.points())
                  .containsExactly(new long[] {1, 0, 2, 0}, new long[] {2, 1, 0, 4});
              assertThat(some.limit()).isZero();
            });
  }

  private static Curves of(Object series, long limit) {
    return Curves.of(fields(series), NAMES, limit);
  }

  private static Fields fields(Object series) {
    return new Fields(Map.of("series", series));
  }
}
