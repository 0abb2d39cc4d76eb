package dev.selvedge.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardsTests {

  @ParameterizedTest
  @CsvSource(
      value = {
        "*,''",
        "*,loop",
        "loop,loop",
        "loop-*,loop-",
        "loop-*,loop-12",
        "*-loop,my-loop",
        "l*p,loop",
        "l**p,lp",
        "a*b*c,aXbYbc",
        "l??p,loop",
        "?,x",
        "a.b,a.b",
        "[a],[a]"
      })
  void match(String pattern, String text) {
    assertThat(Wildcards.matches(pattern, text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'',x",
    "loop,Loop",
    "loop,loops",
    "loop,my-loop",
    "loop-*,loop",
    "l??p,lop",
    "?,''",
    "a*b*c,aXcYb",
    "a.b,axb",
    "[a],a"
  })
  void doNotMatch(String pattern, String text) {
    assertThat(Wildcards.matches(pattern, text)).isFalse();
  }
}
