package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.OnBuildJdk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code doctor} of the jar, on the JVM at hand. */
class DoctorIT {

  private static final boolean VIRTUAL_THREADS = Runtime.version().feature() >= 21;

  @TempDir Path folder;

  @Test
  void everySensorFires() throws Exception {
    assertThat(doctor()).as(out()).isZero();
    assertThat(out())
        .startsWith("Selvedge ")
        .contains(" on Java " + Runtime.version().feature())
        .contains("none is missing")
        .contains("fires   Thread.sleep")
        .doesNotContain("SILENT")
        .containsPattern("\\RAll \\d+ fire\\.\\R$");
    assertThat(out().contains("this JVM has no virtual threads")).isEqualTo(!VIRTUAL_THREADS);
    assertThat(Files.readString(folder.resolve("err.txt"))).isEmpty();
  }

  @Test
  @OnBuildJdk
  void aJvmThatDoesNotStartIsNamedInOneLine() throws Exception {
    assertThat(doctor("--jvm-option=-XX:+NoSuchOption")).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("err.txt")))
        .startsWith(
            "selvedge: the JVM that was to be looked at ended with 1: Unrecognized VM option")
        .hasLineCount(1);
    assertThat(out()).isEmpty();
  }

  @Test
  @OnBuildJdk
  void leavesNoFileBehind() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));

    assertThat(doctorIn(List.of("-Djava.io.tmpdir=" + temporary), List.of())).isZero();
    assertThat(temporary).isEmptyDirectory();
  }

  private int doctor(String... arguments) throws IOException, InterruptedException {
    return doctorIn(List.of(), List.of(arguments));
  }

  private int doctorIn(List<String> jvm, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(List.of("-jar", ChildJvm.AGENT.toString(), "doctor"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("JDK_JAVA_OPTIONS");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process =
        builder
            .redirectInput(new File("/dev/null"))
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectError(folder.resolve("err.txt").toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String out() throws IOException {
    return Files.readString(folder.resolve("out.txt"));
  }
}
