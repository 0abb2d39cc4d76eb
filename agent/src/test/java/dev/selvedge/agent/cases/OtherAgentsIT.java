package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.OnBuildJdk;
import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.others.Doubles;
import dev.selvedge.agent.cases.support.AllOf;
import dev.selvedge.agent.cases.support.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.tools.ExecFileLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With JaCoCo, Mockito, OpenTelemetry and BlockHound in the same JVM the same is found as alone,
 * and they do as they do alone.
 */
@OnBuildJdk
class OtherAgentsIT {

  private static final String RULES =
      "rules=BlockedEventLoop:Forgotten*:Lost*:Never*:Un*:Swallowed*:LeakedPermit";

  /** BlockHound changes methods of the JDK in a way that has to be permitted. */
  private static final String FLAG_OF_BLOCKHOUND = "-XX:+AllowRedefinitionToAddDeleteMethods";

  @TempDir private Path folder;

  @Test
  void changeNothingInEitherOrder() throws Exception {
    assertThat(run("alone", "", List.of(jacoco("alone"))).journal().files()).isZero();

    // It takes longer to start than all others; what comes after it is what it disturbs.
    List<String> agents = others("before");
    agents.addAll(openTelemetry());
    agents.add(selvedge("before"));
    assertUndisturbed("before", run("before", Cases.WINDOWS, agents));

    agents = others("after");
    agents.add(0, selvedge("after"));
    assertUndisturbed("after", run("after", Cases.WINDOWS, agents));
  }

  private void assertUndisturbed(String name, Outcome outcome) throws IOException {
    CountedMarkers.assertMarked(outcome, Doubles.class, "lineage");
    assertThat(outcome.err())
        .doesNotContain("Circularity", "VerifyError", "could not be transformed", "\tat ");
    assertThat(covered(name)).isNotEmpty().isEqualTo(covered("alone"));
  }

  private Outcome run(String name, String how, List<String> agents) throws Exception {
    Path of = Files.createDirectories(folder.resolve(name));
    ChildJvm jvm = ChildJvm.bare(of).with(FLAG_OF_BLOCKHOUND).with(agents.toArray(String[]::new));
    for (String each : List.of("mockito-core", "byte-buddy", "objenesis")) {
      Libraries.ofTests(each).forEach(jvm::library);
    }
    Outcome outcome = jvm.run(AllOf.class, how, Doubles.class.getName());
    assertThat(outcome.exitCode()).as("%s: %s", name, outcome.lastWords()).isZero();
    return outcome;
  }

  private String selvedge(String name) {
    return ChildJvm.javaagent(
        ChildJvm.AGENT, folder.resolve(name), "eventloops=loop-*", "formats=none", RULES);
  }

  private List<String> others(String name) throws IOException {
    return new ArrayList<>(
        List.of(
            jacoco(name),
            "-javaagent:" + Libraries.ofTests("mockito-core").get(0),
            "-javaagent:" + Libraries.copied("blockhound").get(0)));
  }

  private static List<String> openTelemetry() throws IOException {
    return List.of(
        "-javaagent:" + Libraries.copied("opentelemetry").get(0),
        "-Dotel.traces.exporter=none",
        "-Dotel.metrics.exporter=none",
        "-Dotel.logs.exporter=none");
  }

  private String jacoco(String name) throws IOException {
    Path jar = Libraries.copied("jacoco").get(0);
    return "-javaagent:" + jar + "=destfile=" + coverage(name);
  }

  private Path coverage(String name) {
    return folder.resolve(name).resolve("jacoco.exec");
  }

  /** What JaCoCo counted in the program, by class and by which file of it. */
  private Map<String, String> covered(String name) throws IOException {
    ExecFileLoader loader = new ExecFileLoader();
    loader.load(coverage(name).toFile());
    String program = Doubles.class.getName().replace('.', '/');
    Map<String, String> covered = new TreeMap<>();
    for (ExecutionData each : loader.getExecutionDataStore().getContents()) {
      if (each.getName().startsWith(program)) {
        covered.put(each.getName() + " " + each.getId(), Arrays.toString(each.getProbes()));
      }
    }
    return covered;
  }
}
