package dev.selvedge.maven;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecution.Source;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.SessionData;

/**
 * Gathers something of each module in which a goal runs, and hands all of it to the last one,
 * whatever the order and the number of threads: what all have made is there then.
 */
final class LastOfAll<T> {

  private final MavenSession session;
  private final MojoExecution execution;

  LastOfAll(MavenSession session, MojoExecution execution) {
    this.session = session;
    this.execution = execution;
  }

  /** To be called once in each module; what all have given, in the last one. */
  Optional<List<T>> give(MavenProject project, T value) {
    SessionData data = session.getRepositorySession().getData();
    synchronized (data) {
      Map<String, T> given = given(data);
      given.put(project.getId(), value);
      long all = session.getProjects().stream().filter(this::takesPart).count();
      return given.size() >= all ? Optional.of(List.copyOf(given.values())) : Optional.empty();
    }
  }

  private boolean takesPart(MavenProject project) {
    return execution.getSource() == Source.CLI || Goals.has(project, execution.getGoal());
  }

  @SuppressWarnings("unchecked") // Nobody else uses the key.
  private Map<String, T> given(SessionData data) {
    String key = "selvedge." + execution.getGoal() + "." + execution.getExecutionId();
    Map<String, T> given = (Map<String, T>) data.get(key);
    if (given == null) {
      given = new LinkedHashMap<>();
      data.set(key, given);
    }
    return given;
  }
}
