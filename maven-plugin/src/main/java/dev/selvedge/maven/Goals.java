package dev.selvedge.maven;

import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;

/** The goals of this plugin that a project has in its build. */
final class Goals {

  private Goals() {}

  /** Whether a goal is bound to a phase of the project's build. */
  static boolean has(MavenProject project, String goal) {
    Plugin plugin = project.getPlugin("dev.selvedge:selvedge-maven-plugin");
    return plugin != null
        && plugin.getExecutions().stream()
            .anyMatch(
                execution ->
                    execution.getGoals().contains(goal) && !"none".equals(execution.getPhase()));
  }
}
