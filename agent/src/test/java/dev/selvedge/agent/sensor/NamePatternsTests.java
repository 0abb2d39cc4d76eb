package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternsTests {

  @ParameterizedTest
  @CsvSource({
    "loop,loop",
    "loop-*,loop-",
    "loop-*,loop-1-2",
    "*-loop,my-loop",
    "loop-?,loop-1",
    "*,''",
    "a.b(c)[1]|\\,a.b(c)[1]|\\",
    "\\E*,\\E1",
    "\uD83E\uDDF5-*,\uD83E\uDDF5-1",
    "?-1,\uD83E\uDDF5-1"
  })
  void match(String pattern, String name) {
    assertThat(NamePatterns.of(List.of(pattern)).match(name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "loop,loops",
    "loop,Loop",
    "loop-*,my-loop-1",
    "loop-?,loop-",
    "loop-?,loop-12",
    "a.b,axb",
    "a|b,a",
    "'',a"
  })
  void doNotMatch(String pattern, String name) {
    assertThat(NamePatterns.of(List.of(pattern)).match(name)).isFalse();
  }

  @Test
  void matchLineBreaks() {
    assertThat(NamePatterns.of(List.of("loop*1")).match("loop\n1")).isTrue();
  }

  @Test
  void matchIfAnyDoes() {
    NamePatterns patterns = NamePatterns.of(List.of("a*", "b?"));

    assertThat(List.of("a1", "b1", "c1")).filteredOn(patterns::match).containsExactly("a1", "b1");
  }

  @Test
  void matchNothingIfThereAreNone() {
    assertThat(NamePatterns.of(List.of()).match("")).isFalse();
  }

  @Test
  void answerTheSameForNamesThatShareAPlaceInTheirMemory() {
    NamePatterns patterns = NamePatterns.of(List.of("Aa"));

    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    for (int i = 0; i < 2; i++) {
      assertThat(patterns.match("Aa")).isTrue();
      assertThat(patterns.match("BB")).isFalse();
    }
  }
}
