package dev.selvedge.agent.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several lines of a method are those that there were before. */
class PlacesTests {

  @ParameterizedTest(name = "before {0}, now {1}: known {2}")
  @CsvSource({
    "41, 41, 41", // nothing has changed
    "41, 48, 48", // all has moved
    "41 57, 44 60, 44 60",
    "41 57, 44, 44", // one is fixed
    "41 57, 41 49 57, 41 57", // one is new, nothing has moved
    "41 57, 44 52 60, 44 60", // one is new, all has moved
    "41 57, 41 49 58, 41 58", // the new one has moved what is below it
    "41, 41 80, 41",
    "41 57 60, 41 42 57 58 60 61, 41 57 60",
    "10 20 30, 15 25 26 35, 15 25 35",
    "0, 0 41, 0" // compiled without line numbers, then with
  })
  void tellsTheNewOnes(String before, String now, String known) {
    assertThat(Places.known(lines(before), lines(now))).isEqualTo(lines(known));
  }

  @Test
  void neverKnowsMoreThanThereWere() {
    SortedSet<Integer> before = even(300);
    SortedSet<Integer> now = even(400);

    assertThat(Places.known(before, now)).hasSize(300).isSubsetOf(now).containsAll(before);
  }

  private static SortedSet<Integer> even(int number) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(each -> 2 * each)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static SortedSet<Integer> lines(String text) {
    return Arrays.stream(text.split(" "))
        .map(Integer::valueOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
