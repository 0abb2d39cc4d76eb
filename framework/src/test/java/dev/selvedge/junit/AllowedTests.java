package dev.selvedge.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.selvedge.internal.FakeAgent;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What tests allow is told to the agent, for the window of whoever allows it. */
class AllowedTests {

  private static final String CASES = AllowTestCases.class.getName() + "$";

  private final FakeAgent agent = new FakeAgent();

  @Test
  void aMethodAllowsForItself() {
    GuardedRun.of(agent, AllowTestCases.MethodCases.class);

    assertThat(agent.opened(CASES + "MethodCases.otherwiseAllowed()").get("allow"))
        .asInstanceOf(LIST)
        .containsExactly(
            allowance("BlockedEventLoop", "com.acme.Other"),
            allowance("UnfinishedTask", "dev.selvedge.junit.Loop"));
    assertThat(agent.opened(CASES + "MethodCases.notAllowed()")).doesNotContainKey("allow");
    assertThat(agent.opened(CASES + "MethodCases")).doesNotContainKey("allow");
  }

  @Test
  void aClassAllowsForTheWindowsInItsOwn() {
    GuardedRun.of(agent, AllowTestCases.InheritingCases.class);

    assertThat(agent.opened(CASES + "InheritingCases")).containsKey("allow");
    assertThat(agent.opened(CASES + "InheritingCases.allowedBelow()"))
        .doesNotContainKey("allow")
        .containsEntry("parent", agent.opened(CASES + "InheritingCases").get("id"));
  }

  private static Map<String, String> allowance(String rule, String in) {
    return Map.of(
        "rule",
        rule,
        "in",
        in,
        "because",
        "of nothing",
        "at",
        CASES + "MethodCases.otherwiseAllowed");
  }
}
