package dev.selvedge.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * The executions of Surefire or Failsafe in a project, and those among them that the agent cannot
 * reach, because their JVM does not get the property.
 */
final class ForkedTests {

  private final String pluginName;
  private final String property;
  private final List<String> obstacles = new ArrayList<>();
  private int executions;

  private ForkedTests(String pluginName, String property) {
    this.pluginName = pluginName;
    this.property = property;
  }

  /** What Surefire runs. */
  static ForkedTests ofSurefire(MavenProject project, String property) {
    return new ForkedTests("maven-surefire-plugin", property).look(project, "test");
  }

  /** What Failsafe runs. */
  static ForkedTests ofFailsafe(MavenProject project, String property) {
    return new ForkedTests("maven-failsafe-plugin", property).look(project, "integration-test");
  }

  /** How many there are. */
  int executions() {
    return executions;
  }

  /** A sentence for each that stays unwatched; it says what to write instead. */
  List<String> obstacles() {
    return List.copyOf(obstacles);
  }

  private ForkedTests look(MavenProject project, String goal) {
    Plugin plugin = project.getPlugin("org.apache.maven.plugins:" + pluginName);
    if (plugin != null) {
      for (PluginExecution execution : plugin.getExecutions()) {
        if (execution.getGoals().contains(goal) && !"none".equals(execution.getPhase())) {
          look(execution.getId(), (Xpp3Dom) execution.getConfiguration());
        }
      }
    }
    return this;
  }

  private void look(String id, @Nullable Xpp3Dom configuration) {
    if (isTrue(configuration, "skip") || isTrue(configuration, "skipTests")) {
      return;
    }
    executions++;
    String where = pluginName + " (" + id + ")";
    String argLine = value(configuration, "argLine");
    if (argLine == null && !property.equals("argLine")) {
      obstacles.add(
          where + " does not read " + property + "; write <argLine>@{" + property + "}</argLine>");
    }
    if (argLine != null && !argLine.contains("{" + property + "}")) {
      obstacles.add(
          where
              + " has an <argLine> without the agent; write <argLine>@{"
              + property
              + "} "
              + argLine.replaceAll("\\s+", " ").strip()
              + "</argLine>");
    }
    if ("0".equals(value(configuration, "forkCount"))
        || "never".equals(value(configuration, "forkMode"))) {
      obstacles.add(
          where
              + " runs the tests in Maven's own JVM, which has no agent; set <forkCount> to 1 or"
              + " more");
    }
  }

  private static boolean isTrue(@Nullable Xpp3Dom configuration, String name) {
    return "true".equals(value(configuration, name));
  }

  private static @Nullable String value(@Nullable Xpp3Dom configuration, String name) {
    Xpp3Dom setting = configuration == null ? null : configuration.getChild(name);
    String value = setting == null ? null : setting.getValue();
    return value == null ? null : value.strip();
  }
}
