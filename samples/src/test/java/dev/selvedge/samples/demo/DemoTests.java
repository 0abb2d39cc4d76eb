package dev.selvedge.samples.demo;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as its command starts it, in a JVM of its own. */
class DemoTests {
  private static final String AGENT =
      "-Dselvedge.agent.jar=" + System.getProperty("selvedge.agent.jar");
  private static final Pattern PAGE = Pattern.compile("file:\\S+\\.html");

  @Test
  void showsTheFindingsNamesThePageAndEndsWell() throws Exception {
    TestDatabase.startOrSkip().close();

    Process demo = demo(AGENT).redirectErrorStream(true).start();
    String output = output(demo);

    assertThat(demo.waitFor()).as(output).isZero();
    assertThat(output).contains(Markers.lines().stream().map(DemoTests::place).toList());
    assertThat(output.lines().reduce((_, last) -> last))
        .hasValue("demo: As meant: all 7 faults of the shop were found, nothing else.");
    Matcher page = PAGE.matcher(output);
    assertThat(page.find()).as(output).isTrue();
    assertThat(Path.of(URI.create(page.group()))).isNotEmptyFile();
  }

  private static String place(String marker) {
    return marker.substring(marker.indexOf(' ') + 1);
  }

  @Test
  void stopsTheShopWhenItIsInterrupted() throws Exception {
    TestDatabase.startOrSkip().close();
    assumeTrue(ProcessHandle.current().supportsNormalTermination(), "signals");
    Process demo = demo(AGENT).redirectErrorStream(true).start();
    try (BufferedReader lines = demo.inputReader()) {
      String line = lines.readLine();
      while (line != null && !line.contains("Open at")) {
        line = lines.readLine();
      }
    }
    List<ProcessHandle> children = demo.descendants().toList();
    demo.destroy();

    assertThat(demo.waitFor(60, SECONDS)).isTrue();
    assertThat(children).isNotEmpty();
    for (ProcessHandle child : children) {
      assertThat(child.onExit().get(60, SECONDS)).isNotNull();
    }
  }

  @Test
  void whenTheShopDoesNotStartItSaysSo(@TempDir Path folder) throws Exception {
    TestDatabase.startOrSkip().close();
    Path agent = Files.writeString(folder.resolve("agent.jar"), "no jar");

    Process demo = demo("-Dselvedge.agent.jar=" + agent).start();

    assertThat(output(demo).lines().reduce((_, last) -> last))
        .hasValue("demo: NOT as meant: the shop ended before it was open");
    assertThat(demo.waitFor()).isEqualTo(1);
  }

  @Test
  void withoutTheAgentItSaysWhatToName() throws Exception {
    Process demo = demo("-Dselvedge.agent.jar=no-such.jar").start();

    assertThat(output(demo))
        .isEqualToIgnoringNewLines(
            "demo: Not run. -Dselvedge.agent.jar must name the jar of the agent, not no-such.jar");
    assertThat(demo.waitFor()).isEqualTo(2);
  }

  /** With an {@code unshare} that fails like the real one where user namespaces are forbidden. */
  @Test
  void whereTheDatabaseCannotRunItSaysWhy(@TempDir Path folder) throws Exception {
    assumeTrue(isLinuxRoot(), "root on Linux");
    Path unshare = Files.writeString(folder.resolve("unshare"), "#!/bin/sh\nexit 1\n");
    Files.setPosixFilePermissions(unshare, PosixFilePermissions.fromString("rwxr-xr-x"));
    ProcessBuilder builder = demo(AGENT);
    builder.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);

    Process demo = builder.start();

    assertThat(output(demo))
        .contains("demo: Not run. PostgreSQL does not run as root")
        .hasLineCount(2);
    assertThat(demo.waitFor()).isEqualTo(2);
  }

  private static boolean isLinuxRoot() throws IOException {
    Path self = Path.of("/proc/self");
    return Files.exists(self) && Files.getAttribute(self, "unix:uid").equals(0);
  }

  private static ProcessBuilder demo(String agent) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FindingsTests.BRIEF);
    command.add(agent);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Demo.class.getName()));
    return new ProcessBuilder(command);
  }

  private static String output(Process demo) throws IOException {
    return new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
