package dev.selvedge.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Writes an HTML page, or reports in other formats, of what the tests of all modules have found. It
 * does so in the last module that has this goal.
 */
@Mojo(name = "report-aggregate", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public class ReportAggregateMojo extends SelvedgeMojo {

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  MojoExecution execution;

  /**
   * Further folders with journals, as those of other machines, or patterns of folders. Relative
   * ones are seen from the folder of the topmost module.
   */
  @Parameter(property = "selvedge.dataFolders")
  @Nullable List<String> dataFolders;

  /**
   * The page. Without it, {@code selvedge-aggregate/index.html} in the build folder of the topmost
   * module.
   */
  @Parameter(property = "selvedge.page")
  @Nullable File page;

  /**
   * What to write: {@code html}, {@code sarif}, {@code github}, {@code trace}, {@code jfr}; the
   * page alone unless given. All but the page go to its folder under the names that the command
   * line gives them.
   */
  @Parameter(property = "selvedge.report.formats")
  @Nullable List<String> formats;

  @Override
  void run() throws MojoExecutionException {
    Optional<List<List<Path>>> all =
        new LastOfAll<List<Path>>(session, execution).give(project, ownFolders());
    if (all.isPresent()) {
      write(all.get().stream().flatMap(List::stream).filter(DataFolders::holdsJournals).toList());
    }
  }

  private void write(List<Path> ofModules) throws MojoExecutionException {
    MavenProject top = session.getTopLevelProject();
    List<Path> others =
        new DataFolders(top.getBasedir().toPath())
            .find(dataFolders == null ? List.of() : dataFolders);
    List<Path> folders = Stream.concat(ofModules.stream(), others.stream()).distinct().toList();
    if (folders.isEmpty()) {
      getLog().info("No tests ran, nothing to report: there is no journal in any module");
      return;
    }
    Path byDefault = Path.of(top.getBuild().getDirectory(), "selvedge-aggregate", "index.html");
    new Page(page == null ? byDefault : page.toPath(), sourceFolder(), getLog())
        .write(folders, formats);
  }
}
