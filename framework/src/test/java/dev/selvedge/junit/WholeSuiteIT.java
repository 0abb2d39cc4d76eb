package dev.selvedge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * JVMs whose tests have no annotation, and are guarded by one setting, through JUnit's launcher.
 */
class WholeSuiteIT {

  private static final String FREE = "dev.selvedge.junit.SuiteTestCases$FreeCases";

  @TempDir Path folder;

  @Test
  void aSystemPropertyGuardsThem() throws Exception {
    assertThat(run("", "-Dselvedge.guarded=true"))
        .contains("faulty(): BlockedEventLoop", "passed: 2")
        .doesNotContain("off(): ");
  }

  @Test
  void aLineInJUnitsFileGuardsThem() throws Exception {
    assertThat(run("selvedge.guarded = dev.selvedge.junit.Suite*\nselvedge.settle = 1s\n"))
        .contains("faulty(): BlockedEventLoop", "passed: 2")
        .doesNotContain("too late");
    assertThat(journal()).contains("\"settle\":\"1s\"");
  }

  @Test
  void withoutItTheyAreNotGuarded() throws Exception {
    assertThat(run("selvedge.guarded = com.acme\n")).contains("passed: 3");
    assertThat(journal()).contains("BlockedEventLoop", "faulty()");
  }

  @Test
  void aKeyThatThereIsNotEndsTheJvmInOneLine() throws Exception {
    assertThat(run("selvedge.settel = 1s\n"))
        .contains("unknown option 'settel'")
        .doesNotContain("passed", "\tat ");
  }

  private String run(String junitFile, String... jvmArguments) throws Exception {
    Files.writeString(folder.resolve("junit-platform.properties"), junitFile);
    List<String> arguments = new ArrayList<>(List.of(jvmArguments));
    arguments.add("-javaagent:" + ChildRun.AGENT + "=eventloops=loop-*,output=" + output());
    return ChildRun.output(arguments, folder + File.pathSeparator + ChildRun.classPath(), FREE);
  }

  private Path output() {
    return folder.resolve("journals");
  }

  private String journal() throws Exception {
    try (var files = Files.list(output())) {
      return Files.readString(
          files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow());
    }
  }
}
