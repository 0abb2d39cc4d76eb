package dev.selvedge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the agent's classes may be, each place tried in a JVM of its own. */
class AgentPlaceIT {

  @TempDir Path output;

  @Test
  void onTheCommandLineItGuards() throws Exception {
    assertThat(ChildRun.output(List.of(javaagent()), ChildRun.classPath())).contains("passed: 3");
  }

  @Test
  void onCommandLineAndClassPathTheBootLoadersCopyIsTheOnlyOne() throws Exception {
    assertThat(ChildRun.output(List.of(javaagent()), withAgent())).contains("passed: 3");
  }

  @Test
  void onTheClassPathAloneItIsNotStarted() throws Exception {
    assertThat(ChildRun.output(List.of(), withAgent()))
        .contains("passed: 0", "it was not started as an agent", "-javaagent:");
  }

  @Test
  void nowhereIsSaidInOneLine() throws Exception {
    assertThat(ChildRun.output(List.of(), ChildRun.classPath()))
        .contains("passed: 0", "it is not running", "-javaagent:");
  }

  @Test
  void onTheModulePathItWouldBeASecondCopy() throws Exception {
    String module = ModuleFinder.of(ChildRun.AGENT).findAll().iterator().next().descriptor().name();
    List<String> arguments =
        List.of(javaagent(), "--module-path", ChildRun.AGENT.toString(), "--add-modules", module);

    assertThat(ChildRun.output(arguments, ChildRun.classPath()))
        .contains("passed: 0", "a second copy", "off the module path");
  }

  private String javaagent() {
    return "-javaagent:" + ChildRun.AGENT + "=output=" + output;
  }

  private static String withAgent() {
    return ChildRun.AGENT + File.pathSeparator + ChildRun.classPath();
  }
}
