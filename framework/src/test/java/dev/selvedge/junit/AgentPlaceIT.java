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
  void onTheClassPathAloneItAttachesItself() throws Exception {
    assertThat(ChildRun.output(List.of(here()), withAgent()))
        .contains("passed: 3", "the agent has attached itself");
  }

  @Test
  void onTheModulePathAloneItWouldBeASecondCopyToo() throws Exception {
    assertThat(ChildRun.output(onModulePath(here()), ChildRun.classPath()))
        .contains("passed: 0", "a second copy", "off the module path");
  }

  @Test
  void onTheModulePathItWouldBeASecondCopy() throws Exception {
    assertThat(ChildRun.output(onModulePath(javaagent()), ChildRun.classPath()))
        .contains("passed: 0", "a second copy", "off the module path");
  }

  private static List<String> onModulePath(String argument) {
    String module = ModuleFinder.of(ChildRun.AGENT).findAll().iterator().next().descriptor().name();
    return List.of(argument, "--module-path", ChildRun.AGENT.toString(), "--add-modules", module);
  }

  private String here() {
    return "-Dselvedge.output=" + output;
  }

  private String javaagent() {
    return "-javaagent:" + ChildRun.AGENT + "=output=" + output;
  }

  private static String withAgent() {
    return ChildRun.AGENT + File.pathSeparator + ChildRun.classPath();
  }
}
