package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.Journal.Finding;
import dev.selvedge.agent.cases.futures.AcrossWindows;
import dev.selvedge.agent.cases.futures.Cancelled;
import dev.selvedge.agent.cases.futures.Collected;
import dev.selvedge.agent.cases.futures.Forgotten;
import dev.selvedge.agent.cases.futures.Joined;
import dev.selvedge.agent.cases.futures.LibraryFutures;
import dev.selvedge.agent.cases.futures.LostPromises;
import dev.selvedge.agent.cases.futures.LostStages;
import dev.selvedge.agent.cases.futures.LostTasks;
import dev.selvedge.agent.cases.futures.NeverCompleted;
import dev.selvedge.agent.cases.futures.NoWork;
import dev.selvedge.agent.cases.futures.OfLibraries;
import dev.selvedge.agent.cases.futures.PassedOn;
import dev.selvedge.agent.cases.futures.Races;
import dev.selvedge.agent.cases.futures.SameAsEver;
import dev.selvedge.agent.cases.futures.SeenStages;
import dev.selvedge.agent.cases.futures.SeenTasks;
import dev.selvedge.agent.cases.futures.UnreadSubtasks;
import dev.selvedge.agent.cases.support.AllOf;
import dev.selvedge.agent.cases.support.Cases;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Futures that nobody looks at are found, each at its line and by one rule, and no other: with the
 * agent alone, and with a window for each of the cases.
 */
class FutureCasesIT {

  /** The rule, how many futures of that line there are, and the oldest JDK that has them. */
  private static final Pattern MARKER =
      Pattern.compile("// FINDING: (\\w+)(?: x(\\d+))?(?: from (\\d+))?$");

  private static final String RULES =
      "LostFailure:ForgottenFuture:NeverCompletedFuture:UnreadSubtask:UnfinishedTask:AbandonedWork";

  @TempDir private Path folder;

  static Stream<Class<?>> programs() {
    return Stream.of(
        LostStages.class,
        LostTasks.class,
        LostPromises.class,
        SeenStages.class,
        SeenTasks.class,
        Races.class,
        PassedOn.class,
        Cancelled.class,
        NoWork.class,
        Forgotten.class,
        Joined.class,
        NeverCompleted.class);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void findsTheMarkedLinesAndNothingElse(Class<?> program) throws Exception {
    assertMarked(program, "", "none");
  }

  @ParameterizedTest
  @MethodSource("programs")
  void findsThemInWindows(Class<?> program) throws Exception {
    assertMarked(program, Cases.WINDOWS, "lineage");
  }

  /** Those that were collected before the JVM ends are judged by then. */
  @ParameterizedTest
  @ValueSource(
      classes = {
        LostStages.class,
        LostTasks.class,
        SeenStages.class,
        SeenTasks.class,
        Races.class,
        PassedOn.class,
        Forgotten.class,
        Joined.class
      })
  void findsThoseThatAreCollected(Class<?> program) throws Exception {
    assertMarked(program, "", "none", "-Dcases.collect=true");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "a preview of 25, called as it is there")
  void findsSubtasksThatNobodyReads() throws Exception {
    assertMarked(UnreadSubtasks.class, "", "none", "--enable-preview");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "a preview of 25, called as it is there")
  void findsSubtasksInWindows() throws Exception {
    assertMarked(UnreadSubtasks.class, Cases.WINDOWS, "lineage", "--enable-preview");
  }

  @Test
  void leavesToLibrariesWhatIsTheirs() throws Exception {
    assertThat(told(ofLibraries("")))
        .containsExactlyInAnyOrderElementsOf(marked(OfLibraries.class));
  }

  @Test
  void leavesToLibrariesWhatIsTheirsInWindows() throws Exception {
    assertThat(told(ofLibraries(Cases.WINDOWS)))
        .containsExactlyInAnyOrderElementsOf(marked(OfLibraries.class));
  }

  private Outcome ofLibraries(String how) throws Exception {
    return jvm().library(library()).run(AllOf.class, how, OfLibraries.class.getName());
  }

  private Path library() throws IOException {
    Path jar = folder.resolve("library.jar");
    String type = LibraryFutures.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        InputStream code = LibraryFutures.class.getResourceAsStream("/" + type)) {
      entries.putNextEntry(new JarEntry(type));
      code.transferTo(entries);
    }
    return jar;
  }

  @Test
  void eachIsOfTheWindowThatMadeIt() throws Exception {
    Outcome outcome = jvm().run(AllOf.class, "", AcrossWindows.class.getName());

    Expectations.assertSound(outcome);
    assertThat(told(outcome)).containsExactlyInAnyOrderElementsOf(marked(AcrossWindows.class));
    assertThat(outcome.journal().findings())
        .allSatisfy(finding -> assertThat(finding.text("test")).isEqualTo(finding.method()));
  }

  @Test
  void tellsOfThemWhileTheProgramRuns() throws Exception {
    Outcome outcome = jvm().run(Collected.class);

    assertThat(outcome.journal().hasEnd()).isFalse();
    assertThat(outcome.journal().findings())
        .extracting(finding -> finding.siteLine() + " " + finding.text("rule") + " x1")
        .containsExactlyInAnyOrderElementsOf(marked(Collected.class));
  }

  @Test
  void changesNothingAboutWhatIsOdd() throws Exception {
    Outcome outcome = ChildJvm.watched(folder, RULES).run(SameAsEver.class);

    assertThat(outcome.out()).as("%s", outcome.lastWords()).endsWith("all right\n");
    Expectations.assertSound(outcome);
  }

  @Test
  void theOddIsTheSameWithoutTheAgent() throws Exception {
    Outcome outcome = ChildJvm.bare(folder).run(SameAsEver.class);

    assertThat(outcome.out()).as("%s", outcome.lastWords()).endsWith("all right\n");
  }

  private void assertMarked(Class<?> program, String how, String attribution, String... options)
      throws Exception {
    Outcome outcome = jvm().with(options).run(AllOf.class, how, program.getName());

    Expectations.assertSound(outcome);
    List<Finding> findings = outcome.journal().findings();
    assertThat(told(outcome))
        .describedAs("%s", findings)
        .containsExactlyInAnyOrderElementsOf(marked(program));
    assertThat(findings)
        .allSatisfy(
            finding -> {
              assertThat(finding.file()).isEqualTo(program.getSimpleName() + ".java");
              assertThat(finding.text("attribution")).isEqualTo(attribution);
              assertThat(finding.stack()).noneMatch(frame -> frame.contains("agent.sensor."));
            });
  }

  private ChildJvm jvm() {
    return ChildJvm.watched(folder, RULES)
        .with("-Dcases.burners=" + Integer.getInteger("cases.burners", 0))
        // With a single processor, or two, an older JVM does not use the common pool.
        .with("-Djava.util.concurrent.ForkJoinPool.common.parallelism=3");
  }

  private static List<String> told(Outcome outcome) {
    return outcome.journal().findings().stream()
        .map(each -> each.siteLine() + " " + each.text("rule") + " x" + each.number("count"))
        .toList();
  }

  private static List<String> marked(Class<?> program) throws IOException {
    Path source =
        Path.of(System.getProperty("basedir", ""), "src", "test", "java")
            .resolve(program.getName().replace('.', '/') + ".java");
    List<String> lines = Files.readAllLines(source);
    List<String> marked = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher marker = MARKER.matcher(lines.get(i));
      if (marker.find() && isFor(marker.group(3))) {
        String count = marker.group(2) == null ? "1" : marker.group(2);
        marked.add(i + 1 + " " + marker.group(1) + " x" + count);
      }
    }
    return marked;
  }

  private static boolean isFor(String oldest) {
    return oldest == null || Runtime.version().feature() >= Integer.parseInt(oldest);
  }
}
