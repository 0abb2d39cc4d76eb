package dev.selvedge.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes an HTML page, or reports in other formats, of what all JVMs of the module's tests have
 * found.
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public class ReportMojo extends SelvedgeMojo {

  /**
   * Folders with journals to read instead of the module's own: of other modules, or of other
   * machines. Relative ones are seen from the module's folder; {@code *}, {@code ?} and {@code **}
   * make patterns, as in {@code shards/*}.
   */
  @Parameter(property = "selvedge.dataFolders")
  @Nullable List<String> dataFolders;

  /** The page. Without it, {@code index.html} in the output folder. */
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
    List<Path> folders = new ModuleJournals(this, dataFolders).folders();
    if (folders.isEmpty()) {
      getLog().info("No tests ran, nothing to report: there is no journal in " + output);
    } else {
      new Page(
              page == null ? output.toPath().resolve("index.html") : page.toPath(),
              sourceFolder(),
              getLog())
          .write(folders, formats);
    }
  }
}
