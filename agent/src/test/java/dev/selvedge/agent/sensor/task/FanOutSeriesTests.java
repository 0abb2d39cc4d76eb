package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The numbers of a fan-out over time. */
class FanOutSeriesTests {

  private final FanOutSeries series = new FanOutSeries();

  @Test
  void isBoundedHoweverLongItTakes() {
    for (int i = 0; i < 200_000; i++) {
      series.add(false, i, 1, 0);
    }

    List<List<Long>> points = series.series(1).points();
    assertThat(points).hasSizeBetween(2, 65);
    assertThat(points).extracting(point -> point.get(0)).isSorted();
    assertThat(points).extracting(point -> point.get(1)).isSorted();
  }

  @Test
  void hasThePeakWhereItWas() {
    for (int i = 0; i < 50_000; i++) {
      series.add(false, i, 2, 1);
    }
    series.add(true, 50_000, 300, 4);
    for (int i = 0; i < 50_000; i++) {
      series.add(false, 50_001 + i, 3, 1);
    }

    List<List<Long>> points = series.series(300).points();
    assertThat(points).extracting(point -> point.get(0)).isSorted();
    assertThat(points)
        .filteredOn(point -> point.get(2) == 300)
        .extracting(point -> point.subList(1, 4))
        .containsOnly(List.of(50_000L, 300L, 4L));
  }

  @Test
  void showsNoMoreAtWorkThanThePeakSays() {
    series.add(true, 9, 9, 0);

    assertThat(series.series(8).points())
        .allSatisfy(point -> assertThat(point.get(2)).isEqualTo(8));
  }

  @Test
  void namesItsColumns() {
    assertThat(series.series(0).columns()).containsExactly("created", "running", "waiting");
  }
}
