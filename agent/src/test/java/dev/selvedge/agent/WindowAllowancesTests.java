package dev.selvedge.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.agent.rule.Rules;
import dev.selvedge.agent.verdict.Allowance;
import dev.selvedge.agent.verdict.Expectation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What tests allow and expect, as it comes from the framework. */
class WindowAllowancesTests {

  private static final Set<String> ON = new HashSet<>(Rules.names());

  static {
    ON.remove("LostInterruptFlag");
  }

  @Test
  void allowancesAreForARuleOrForDetachedWork() {
    assertThat(
            WindowAllowances.of(
                Map.of(
                    "allow", List.of(entry("rule", "LostFailure", "in", "com.acme")),
                    "detached", List.of(entry("in", "")))))
        .containsExactly(
            new Allowance("LostFailure", "com.acme", "it is old", "@Allow at FooTest"),
            new Allowance(Allowance.OF_DETACHED_WORK, "", "it is old", "@Detached at FooTest"));
  }

  @Test
  void expectationsNameARuleThatIsOn() {
    assertThat(expected("rule", "LostFailure", "in", "com.acme"))
        .containsExactly(new Expectation("LostFailure", "com.acme", "@ExpectFinding at FooTest"));
  }

  @Test
  void anUnknownRuleIsRefusedInOneLineThatNamesTheKnownOnes() {
    assertThatThrownBy(() -> expected("rule", "LostFailur"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "the @ExpectFinding at FooTest names no rule, 'LostFailur'; rules: ")
        .hasMessageContaining("LostFailure")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aRuleThatIsOffIsRefusedInOneLineThatSaysHowToSwitchItOn() {
    assertThatThrownBy(() -> expected("rule", "LostInterruptFlag"))
        .hasMessage(
            "the @ExpectFinding at FooTest expects LostInterruptFlag, a rule that is off; switch it"
                + " on by the option rules, as in rules=*:LostInterruptFlag");
  }

  @Test
  void codeWithABlankInItIsRefused() {
    assertThatThrownBy(() -> expected("rule", "LostFailure", "in", "com acme"))
        .hasMessageContaining("names no package, class or method, 'com acme'");
    assertThatThrownBy(
            () -> WindowAllowances.of(Map.of("detached", List.of(entry("in", "com acme")))))
        .hasMessageContaining("@Detached at FooTest names no package");
  }

  @Test
  void detachedWorkNeedsAReason() {
    assertThatThrownBy(
            () -> WindowAllowances.of(Map.of("detached", List.of(entry("because", " ")))))
        .hasMessage("the @Detached at FooTest gives no reason why nobody waits for the work");
  }

  private static List<Expectation> expected(String... entry) {
    return WindowAllowances.expected(Map.of("expect", List.of(entry(entry))), ON);
  }

  private static Map<String, String> entry(String... pairs) {
    Map<String, String> entry = new HashMap<>(Map.of("at", "FooTest", "because", "it is old"));
    for (int i = 0; i < pairs.length; i += 2) {
      entry.put(pairs[i], pairs[i + 1]);
    }
    return entry;
  }
}
