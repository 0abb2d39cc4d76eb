package dev.selvedge.agent.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** To which windows a finding goes. */
class AttributionTests extends VerdictFixture {

  @Test
  void isNoneWithoutAWindow() {
    verdict.propose(candidate());

    assertThat(verdict.findings())
        .singleElement()
        .satisfies(finding -> assertAttributed(finding, "none", null, null));
  }

  @Test
  void isTheOnlyTest() {
    String test = open("test", "bar()", null);
    verdict.propose(candidate());

    Map<String, Object> closed = verdict.close(test);

    assertThat(maps(closed, "findings"))
        .singleElement()
        .satisfies(finding -> assertAttributed(finding, "only-window", "bar()", test));
  }

  @Test
  void isTheOnlyTestOfItsClassesToo() {
    String outer = open("class", "Outer", null);
    String nested = open("class", "Nested", outer);
    String test = open("test", "bar()", nested);
    verdict.propose(candidate());

    assertThat(maps(verdict.close(test), "findings")).hasSize(1);
    assertThat(maps(verdict.close(nested), "findings")).isEmpty();
    assertThat(maps(verdict.close(outer), "findings")).isEmpty();
  }

  @Test
  void isTheOnlyTestEvenIfAnotherClassIsOpen() {
    String busy = open("class", "Busy", null);
    open("class", "Idle", null);
    String test = open("test", "bar()", busy);
    verdict.propose(candidate());

    assertThat(maps(verdict.close(test), "findings"))
        .singleElement()
        .satisfies(finding -> assertAttributed(finding, "only-window", "bar()", test));
  }

  @Test
  void isARecordingInsideOfATest() {
    String test = open("test", "bar()", null);
    String recording = open("record", "quote", test);
    verdict.propose(candidate());

    assertThat(maps(verdict.close(recording), "findings")).hasSize(1);
    assertThat(maps(verdict.close(test), "findings")).isEmpty();
  }

  @Test
  void isTheInnermostClassBetweenItsTests() {
    String outer = open("class", "Outer", null);
    String nested = open("class", "Nested", outer);
    verdict.close(open("test", "bar()", nested));
    verdict.propose(candidate());

    assertThat(maps(verdict.close(nested), "findings"))
        .singleElement()
        .satisfies(finding -> assertAttributed(finding, "only-window", "Nested", nested));
    assertThat(maps(verdict.close(outer), "findings")).isEmpty();
  }

  @Test
  void isTheClassOfSeveralTestsWhichItListsAsCandidates() {
    String type = open("class", "FooTest", null);
    String first = open("test", "first()", type);
    String second = open("test", "second()", type);
    verdict.propose(candidate());

    assertThat(maps(verdict.close(first), "findings")).isEmpty();
    assertThat(maps(verdict.close(second), "findings")).isEmpty();
    assertThat(maps(verdict.close(type), "findings"))
        .singleElement()
        .satisfies(
            finding -> {
              assertAttributed(finding, "shared", null, type);
              assertThat(finding).containsEntry("candidates", List.of("first()", "second()"));
              assertThat(finding).containsEntry("count", 1L);
            });
  }

  @Test
  void isEachClassOfSeveralTests() {
    String foo = open("class", "FooTest", null);
    String bar = open("class", "BarTest", null);
    open("test", "first()", foo);
    open("test", "second()", bar);
    verdict.propose(candidate());

    assertThat(maps(verdict.close(foo), "findings")).hasSize(1);
    assertThat(maps(verdict.close(bar), "findings")).hasSize(1);
  }

  @Test
  void isEachOfSeveralTestsThatHaveNoClass() {
    String first = open("test", "first()", null);
    String second = open("test", "second()", null);
    verdict.propose(candidate());

    assertThat(maps(verdict.close(first), "findings")).hasSize(1);
    assertThat(maps(verdict.close(second), "findings")).hasSize(1);
  }

  @Test
  void isWhateverWasOpenWhenItHappened() {
    verdict.propose(candidate());
    String first = open("test", "first()", null);
    verdict.propose(candidate());
    verdict.propose(candidate());
    Map<String, Object> closed = verdict.close(first);
    verdict.propose(candidate());

    assertThat(maps(closed, "findings"))
        .singleElement()
        .satisfies(finding -> assertThat(finding).containsEntry("count", 2L));
    assertThat(verdict.findings())
        .extracting(finding -> finding.get("attribution"))
        .containsExactly("none", "only-window");
    assertThat(verdict.findings())
        .extracting(finding -> finding.get("count"))
        .containsExactly(2L, 2L);
  }

  @Test
  void takesAWindowWhoseParentIsUnknownForOneWithout() {
    String test = open("test", "bar()", "w99");
    verdict.propose(candidate());

    Map<String, Object> closed = verdict.close(test);

    assertThat(closed).containsEntry("parent", null);
    assertThat(maps(closed, "findings")).hasSize(1);
  }

  @Test
  void refusesAWindowThatIsNotOpen() {
    String test = open("test", "bar()", null);
    verdict.close(test);

    assertThatThrownBy(() -> verdict.close(test))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(test);
    assertThatThrownBy(() -> verdict.close("w99")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAKindOfWindowThatDoesNotExist() {
    assertThatThrownBy(() -> open("suite", "all", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("suite");
  }

  private static void assertAttributed(
      Map<String, Object> finding, String attribution, String test, String window) {
    assertThat(finding)
        .containsEntry("attribution", attribution)
        .containsEntry("test", test)
        .containsEntry("window", window);
    assertThat(finding.containsKey("candidates")).isEqualTo(attribution.equals("shared"));
  }
}
