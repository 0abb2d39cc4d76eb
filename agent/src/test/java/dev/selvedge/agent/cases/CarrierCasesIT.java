package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.Journal.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who holds a carrier is found, at the line that does, and nobody else is. The programs need a
 * newer JDK than the tests are compiled for, and so are compiled here.
 */
@EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "virtual threads and foreign functions")
class CarrierCasesIT {

  private static final Pattern MARKER = Pattern.compile("// FINDING: (\\w+)$");
  private static final String PACKAGE = "dev.selvedge.agent.cases.carriers.";
  private static final Path SOURCES =
      Path.of(System.getProperty("basedir", ""), "src", "test", "java25");

  @TempDir static Path classes;

  @TempDir Path folder;

  @BeforeAll
  static void compile() throws IOException {
    List<String> arguments;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      arguments =
          Stream.concat(
                  Stream.of("-d", classes.toString()),
                  files.map(Path::toString).filter(file -> file.endsWith(".java")))
              .toList();
    }
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(result).isZero();
  }

  @Test
  void findsEachWayToHoldACarrierOnceAtItsLine() throws Exception {
    Outcome outcome = program("Holds").run();

    Expectations.assertSound(outcome);
    assertMarked(outcome, "Holds");
    assertThat(outcome.journal().findings())
        .allSatisfy(
            finding -> {
              assertThat(finding.number("count")).isEqualTo(1);
              assertThat(finding.stack()).isNotEmpty();
              assertThat(finding.text("severity")).isEqualTo(severity(finding));
              assertThat(finding.number("durationNanos")).isPositive();
            });
  }

  /** Waiting for the initialiser that another thread runs is no error. */
  private static String severity(Finding finding) {
    return finding.text("rule").equals("MonopolizedCarrier")
            || finding.text("api").endsWith(".<clinit>")
        ? "WARNING"
        : "ERROR";
  }

  @Test
  void namesWhatPins() throws Exception {
    List<Finding> pins =
        program("Holds").run().journal().findings().stream()
            .filter(finding -> finding.text("rule").equals("PinnedCarrier"))
            .toList();

    assertThat(pins)
        .extracting(finding -> finding.text("message"))
        .anyMatch(message -> message.contains("by the class initialiser Holds$Sleeps.<clinit>"))
        .anyMatch(message -> message.contains("to initialise Holds$InitialisedElsewhere"))
        .anyMatch(message -> message.contains("by native code that has called back (NATIVE)"));
  }

  @Test
  void isSilentAboutWhatLeavesTheCarrierOrIsMadeUpFor() throws Exception {
    Outcome outcome = program("Harmless").run();

    Expectations.assertSound(outcome);
    assertThat(outcome.journal().findings()).isEmpty();
  }

  @Test
  void doesNotTakeAMachineWithTooFewProcessorsForABlock() throws Exception {
    Outcome outcome = program("Starved").run();

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.journal().findings())
        .extracting(finding -> finding.text("rule"))
        .isSubsetOf("MonopolizedCarrier");
  }

  @Test
  void doesNotTakeTheJvmsOwnWaitsForNativeCode() throws Exception {
    Outcome outcome = program("Compiled", "carrier.threshold=20ms", "-Xbatch").run();

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.journal().findings())
        .extracting(finding -> finding.text("rule"))
        .isSubsetOf("MonopolizedCarrier");
  }

  @Test
  void tellsOfAPinThatNeverEndsWhileItLasts() throws Exception {
    ChildJvm jvm = program("EndlessPin");
    Process process = jvm.start();
    try {
      await()
          .atMost(30, TimeUnit.SECONDS)
          .untilAsserted(() -> assertMarked(jvm.outcome(0), "EndlessPin"));
      assertThat(process.isAlive()).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertMarked(jvm.outcome(0), "EndlessPin");
  }

  private ChildJvm program(String name) {
    return program(name, "carrier.threshold=100ms");
  }

  private ChildJvm program(String name, String option, String... jvm) {
    return ChildJvm.bare(folder)
        .with(ChildJvm.javaagent(ChildJvm.AGENT, folder, "formats=none," + option))
        .with(jvm)
        .with("-Djdk.virtualThreadScheduler.parallelism=1")
        .with("--enable-native-access=ALL-UNNAMED")
        .with("-cp", classes.toString(), PACKAGE + name);
  }

  private static void assertMarked(Outcome outcome, String program) throws IOException {
    Map<Integer, String> found = new TreeMap<>();
    for (Finding finding : outcome.journal().findings()) {
      assertThat(found.put(finding.siteLine(), finding.text("rule"))).as("%s", finding).isNull();
    }
    assertThat(found).as("%s", outcome.lastWords()).isEqualTo(marked(program));
  }

  private static Map<Integer, String> marked(String program) throws IOException {
    Path source = SOURCES.resolve(PACKAGE.replace('.', '/')).resolve(program + ".java");
    Map<Integer, String> marked = new TreeMap<>();
    List<String> lines = Files.readAllLines(source);
    for (int i = 0; i < lines.size(); i++) {
      Matcher marker = MARKER.matcher(lines.get(i));
      if (marker.find()) {
        marked.put(i + 1, marker.group(1));
      }
    }
    return marked;
  }
}
