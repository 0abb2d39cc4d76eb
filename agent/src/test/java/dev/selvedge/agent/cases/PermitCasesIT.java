package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.OnBuildJdk;
import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.Journal.Finding;
import dev.selvedge.agent.cases.permits.Leaks;
import dev.selvedge.agent.cases.permits.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Permits that nobody gives back are found at the line that took them, and what hands out permits
 * bounds a fan-out: with the real libraries.
 */
class PermitCasesIT {

  private static final List<String> LIBRARIES =
      List.of("HikariCP-", "commons-pool2-", "resilience4j-", "guava-", "failureaccess-", "slf4j-");

  @TempDir Path folder;

  @Test
  void lostPermitsAreFoundWithTheAgentAlone() throws Exception {
    List<Finding> findings = leaks();

    assertMarked(findings, Leaks.class, "LeakedPermit");
    assertThat(findings)
        .allSatisfy(finding -> assertThat(finding.text("attribution")).isEqualTo("none"))
        .filteredOn(finding -> finding.method().contains("failing"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.number("count")).isEqualTo(2));
  }

  @Test
  void lostPermitsAreFoundInAWindow() throws Exception {
    List<Finding> findings = leaks("window");

    assertMarked(findings, Leaks.class, "LeakedPermit");
    assertThat(findings)
        .allSatisfy(finding -> assertThat(finding.text("attribution")).isEqualTo("lineage"));
  }

  @Test
  @OnBuildJdk
  void membersThatHoldAPermitOfALibraryAreThoseAtWork() throws Exception {
    ChildJvm jvm =
        ChildJvm.bare(folder)
            .with(
                ChildJvm.javaagent(
                    ChildJvm.AGENT,
                    folder,
                    "formats=none",
                    "rules=UnboundedFanOut:LeakedPermit",
                    "fanout.limit=12",
                    "permits=" + Sources.class.getName() + ".Gate.enter/leave"));
    for (String name : LIBRARIES) {
      Libraries.ofTests(name).forEach(jvm::library);
    }
    Outcome outcome = jvm.run(Sources.class);
    Expectations.assertSound(outcome);

    assertMarked(outcome.journal().findings(), Sources.class, "UnboundedFanOut");
  }

  private List<Finding> leaks(String... arguments) throws Exception {
    Outcome outcome =
        ChildJvm.bare(folder)
            .with(ChildJvm.javaagent(ChildJvm.AGENT, folder, "formats=none", "rules=LeakedPermit"))
            .run(Leaks.class, arguments);
    Expectations.assertSound(outcome);
    return outcome.journal().findings();
  }

  private static void assertMarked(List<Finding> findings, Class<?> program, String rule)
      throws Exception {
    assertThat(findings)
        .describedAs("%s", findings)
        .extracting(Finding::siteLine)
        .containsExactlyInAnyOrderElementsOf(Markers.of(program, rule).keySet());
  }
}
