package dev.selvedge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Options of the agent among JUnit's parameters: none is left out in silence. */
class AgentParametersTests {

  private final List<String> late = new ArrayList<>();

  @Test
  void thoseThatTheAgentHasReadAreFine() {
    assertThat(problem(Map.of("selvedge.settle", "2s", "junit.jupiter.x", "y"))).isNull();
    assertThat(late).isEmpty();
  }

  @Test
  void thoseOfTheFrameworkAreFine() {
    assertThat(
            problem(
                Map.of(
                    "selvedge.guarded", "true",
                    "selvedge.unguarded", "com.acme",
                    "selvedge.attach", "false",
                    "selvedge.agent.jar", "x")))
        .isNull();
    assertThat(late).isEmpty();
  }

  @Test
  void thoseThatABuildHandsOnArePassedOver() {
    assertThat(problem(Map.of("selvedge.haltOnFailure", "false"))).isNull();
    assertThat(late).isEmpty();
  }

  @Test
  void whetherItMayAttachIsSaidByYesOrNo() {
    assertThat(problem(Map.of("selvedge.attach", "no")))
        .isEqualTo(
            "the configuration parameter 'selvedge.attach' has the value 'no'; accepted are true"
                + " and false");
  }

  @Test
  void anUnknownOneIsNamedWithTheKnownOnes() {
    assertThat(problem(Map.of("selvedge.settel", "2s")))
        .isEqualTo(
            "unknown configuration parameter 'selvedge.settel'; behind 'selvedge.' may stand"
                + " attach, guarded, rules, settle, severity.<Rule>, unguarded");
  }

  @Test
  void oneThatTheAgentDoesNotHaveComesTooLate() {
    assertThat(problem(Map.of("selvedge.rules", "*", "selvedge.severity.Foo", "ERROR"))).isNull();
    assertThat(late)
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("comes too late").doesNotContain("\n"));
    assertThat(late.get(0)).contains("'selvedge.rules=*'");
  }

  private @Nullable String problem(Map<String, String> parameters) {
    return AgentParameters.problem(
        Map.of(
            "accepted", List.of("rules", "settle", "severity.<Rule>"),
            "passedOver", List.of("haltOnFailure"),
            "given", Map.of("settle", "1s")),
        parameters.keySet(),
        parameters::get,
        late::add);
  }
}
