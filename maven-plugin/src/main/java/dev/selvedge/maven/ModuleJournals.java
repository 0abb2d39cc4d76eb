package dev.selvedge.maven;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** The journals that a goal reads: those of its module, unless it was given others. */
final class ModuleJournals {

  private final SelvedgeMojo goal;
  private final @Nullable List<String> dataFolders;

  ModuleJournals(SelvedgeMojo goal, @Nullable List<String> dataFolders) {
    this.goal = goal;
    this.dataFolders = dataFolders;
  }

  /**
   * The folders to read; empty if there is nothing to read, and nothing wrong with that.
   *
   * @throws MojoExecutionException if journals were to be expected and there are none
   */
  List<Path> folders() throws MojoExecutionException {
    if (dataFolders != null && !dataFolders.isEmpty()) {
      return new DataFolders(goal.project.getBasedir().toPath()).find(dataFolders);
    }
    List<Path> folders = goal.ownFolders().stream().filter(DataFolders::holdsJournals).toList();
    if (folders.isEmpty() && testsRan()) {
      throw new MojoExecutionException(
          "tests ran, but no JVM of theirs wrote a journal to "
              + goal.output
              + ": the agent was not there; "
              + (goal.isPrepared()
                  ? "see that nothing replaces the property argLine, and that <argLine> of Surefire"
                      + " and Failsafe begins with @{argLine}"
                  : "add the goal prepare-agent to the plugin's <goals>"));
    }
    return folders;
  }

  /** In a build that prepares the tests, reports of earlier ones tell nothing. */
  private boolean testsRan() {
    Instant since =
        goal.isPrepared()
            ? goal.session.getStartTime().toInstant().truncatedTo(ChronoUnit.SECONDS)
            : Instant.EPOCH;
    return new RanTests(goal.project).anySince(since);
  }
}
