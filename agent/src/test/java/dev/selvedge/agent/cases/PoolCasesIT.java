package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import dev.selvedge.agent.OnBuildJdk;
import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.Journal.Finding;
import dev.selvedge.agent.cases.pools.CommonPool;
import dev.selvedge.agent.cases.pools.NettyStarved;
import dev.selvedge.agent.cases.pools.NotStarved;
import dev.selvedge.agent.cases.pools.RightWaits;
import dev.selvedge.agent.cases.pools.Starved;
import dev.selvedge.agent.cases.pools.TaskWaits;
import dev.selvedge.agent.cases.pools.WaitsInVain;
import dev.selvedge.agent.cases.support.AllOf;
import dev.selvedge.agent.cases.support.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Waits for futures in tasks, I/O on the common pool and pools that stand still are found, each at
 * its line and by one rule, and nothing else.
 */
class PoolCasesIT {

  /** What the programs leave behind when they end, standing still, is another rule's business. */
  private static final String RULES = "Blocked*:SyncOverAsync:StarvedPool";

  /** {@code // FINDING: StarvedPool of SyncOverAsync}: the rule, and the rule of a consequence. */
  private static final Pattern MARKER = Pattern.compile("// FINDING: (\\w+)(?: of (\\w+))?$");

  @ParameterizedTest
  @ValueSource(
      classes = {
        TaskWaits.class,
        RightWaits.class,
        CommonPool.class,
        Starved.class,
        NotStarved.class
      })
  void findsTheMarkedLinesAndNothingElse(Class<?> program, @TempDir Path folder) throws Exception {
    assertMarked(program, ChildJvm.watched(folder, RULES));
  }

  @Test
  @OnBuildJdk
  void findsEventLoopsThatWaitForThemselves(@TempDir Path folder) throws Exception {
    ChildJvm jvm = ChildJvm.watched(folder, RULES);
    Libraries.ofTests("netty-").forEach(jvm::library);
    assertMarked(NettyStarved.class, jvm);
  }

  /** That a wait never ends, and that it keeps a thread of a pool, is one fault. */
  @ParameterizedTest
  @CsvSource({"'', none", Cases.WINDOWS + ", lineage"})
  void tellsOnceOfWaitsInVain(String how, String attribution, @TempDir Path folder)
      throws Exception {
    ChildJvm jvm = ChildJvm.watched(folder, RULES + ":NeverCompletedFuture:UnfinishedTask");

    CountedMarkers.assertMarked(run(jvm, how, WaitsInVain.class), WaitsInVain.class, attribution);
  }

  private static Outcome run(ChildJvm jvm, String how, Class<?> program) throws Exception {
    return jvm.with("-Dcases.burners=" + Integer.getInteger("cases.burners", 0))
        // With a single processor, or two, an older JVM does not use the common pool.
        .with("-Djava.util.concurrent.ForkJoinPool.common.parallelism=3")
        .run(AllOf.class, how, program.getName());
  }

  private static void assertMarked(Class<?> program, ChildJvm jvm) throws Exception {
    Outcome outcome = run(jvm, "", program);

    Expectations.assertSound(outcome);
    List<Finding> findings = outcome.journal().findings();
    Map<Integer, Marked> marked = marked(program);
    assertThat(findings).allSatisfy(finding -> assertThat(finding.file()).isEqualTo(file(program)));
    assertThat(findings)
        .describedAs("%s", findings)
        .extracting(PoolCasesIT::told)
        .containsExactlyInAnyOrderElementsOf(
            marked.entrySet().stream().map(each -> each.getKey() + " " + each.getValue()).toList());
    assertThat(findings)
        .allSatisfy(
            finding -> {
              assertThat(finding.text("attribution")).isEqualTo("none");
              assertThat(finding.number("count")).isPositive();
              assertThat(finding.stack())
                  .isNotEmpty()
                  .noneMatch(frame -> frame.contains("agent.sensor."));
            });
  }

  private static String told(Finding finding) {
    String consequences =
        StreamSupport.stream(finding.line().getAsJsonArray("consequences").spliterator(), false)
            .map(JsonElement::getAsJsonObject)
            .map(consequence -> Journal.text(consequence, "rule"))
            .distinct()
            .collect(Collectors.joining(" "));
    return finding.siteLine()
        + " "
        + new Marked(finding.text("rule"), consequences.isEmpty() ? null : consequences);
  }

  private static Map<Integer, Marked> marked(Class<?> program) throws IOException {
    Path source =
        Path.of(System.getProperty("basedir", ""), "src", "test", "java")
            .resolve(program.getName().replace('.', '/') + ".java");
    List<String> lines = Files.readAllLines(source);
    Map<Integer, Marked> marked = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher marker = MARKER.matcher(lines.get(i));
      if (marker.find()) {
        marked.put(i + 1, new Marked(marker.group(1), marker.group(2)));
      }
    }
    return marked;
  }

  private static String file(Class<?> program) {
    return program.getSimpleName() + ".java";
  }

  /** What a line is marked with. */
  private record Marked(String rule, String consequence) {
    @Override
    public String toString() {
      return rule + (consequence == null ? "" : " of " + consequence);
    }
  }
}
