package dev.selvedge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JVMs without the agent on their command line: it attaches itself, or says why not. */
class SelfAttachIT {

  private static final String GUARDED = GuardedTestCases.ThreeCases.class.getName();
  private static final String FREE = "dev.selvedge.junit.ListenedTestCases$FreeCases";

  @TempDir Path output;

  @Test
  void itAttachesItselfWhenTheLauncherOpensItsSession() throws Exception {
    String printed = run(GUARDED);

    assertThat(printed).contains("passed: 3").containsOnlyOnce("the agent has attached itself");
    assertThat(printed.lines().filter(line -> line.contains("attached itself")))
        .singleElement()
        .asString()
        .startsWith("selvedge: ")
        .contains("-javaagent:", "selvedge.attach=false");
  }

  @Test
  void itAttachesItselfToTestsThatAreNotGuarded() throws Exception {
    assertThat(run(FREE)).contains("passed: 2", "the agent has attached itself");
    assertThat(journal()).contains("\"window\"", "ListenedTestCases$FreeCases$Inner.inner()");
  }

  @Test
  void itAttachesItselfToTheFirstGuardedClassWhereNoSessionIsOpened() throws Exception {
    assertThat(ChildRun.output(List.of(here()), ChildRun.classPath()))
        .contains("passed: 3")
        .containsOnlyOnce("the agent has attached itself");
  }

  @Test
  void whatItFindsFailsTheTest() throws Exception {
    assertThat(run("dev.selvedge.junit.LoopTestCases$SleepCases", "-Dselvedge.eventloops=loop-*"))
        .contains("passed: 3", "faulty(): BlockedEventLoop: Thread.sleep");
  }

  @Test
  void whereItIsOnTheCommandLineItDoesNotAttach() throws Exception {
    assertThat(run(GUARDED, "-javaagent:" + ChildRun.AGENT))
        .contains("passed: 3")
        .doesNotContain("attached itself");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:+DisableAttachMechanism",
        "-XX:-EnableDynamicAgentLoading",
        "-Dselvedge.attach=false"
      })
  void whereItMayNotGuardedTestsFailWithTheReason(String forbidding) throws Exception {
    assertThat(run(GUARDED, forbidding))
        .contains("passed: 0", "it could not attach itself: ", "-javaagent:")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+DisableAttachMechanism", "-XX:-EnableDynamicAgentLoading"})
  void whereItMayNotOtherTestsPassAndOneLineSaysSo(String forbidding) throws Exception {
    String printed = run(FREE, forbidding);

    assertThat(printed).contains("passed: 2");
    assertThat(printed.lines().filter(line -> line.startsWith("selvedge: ")))
        .singleElement()
        .asString()
        .contains("the tests run unwatched");
  }

  @Test
  void whereItIsSwitchedOffNothingIsSaid() throws Exception {
    assertThat(run(FREE, "-Dselvedge.attach=false")).isEqualToIgnoringNewLines("passed: 2");
  }

  @Test
  void whereThereIsNoPlaceForItsJarThatIsTheReason() throws Exception {
    Path file = Files.createFile(output.resolve("a-file"));

    assertThat(run(GUARDED, "-Djava.io.tmpdir=" + file))
        .contains("passed: 0", "its jar cannot be written", "set java.io.tmpdir to another");
  }

  @Test
  void anOptionThatItDoesNotKnowIsTheReason() throws Exception {
    assertThat(run(GUARDED, "-Dselvedge.nonsense=1"))
        .contains("passed: 0", "unknown option 'nonsense'", "and has not started")
        .doesNotContain("attached itself");
  }

  private String run(String fixture, String... jvmArguments) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(jvmArguments));
    arguments.add(here());
    return ChildRun.output(arguments, ChildRun.classPath(), fixture);
  }

  private String here() {
    return "-Dselvedge.output=" + output.resolve("journals");
  }

  private String journal() throws Exception {
    try (var files = Files.list(output.resolve("journals"))) {
      return Files.readString(
          files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow());
    }
  }
}
