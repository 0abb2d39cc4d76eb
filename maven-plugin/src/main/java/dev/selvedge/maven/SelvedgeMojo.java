package dev.selvedge.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals have in common. */
abstract class SelvedgeMojo extends AbstractMojo {

  /** Where the tests of this build write, for goals that come after. */
  private static final String PREPARED_OUTPUT = "selvedge.prepared.output";

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  MavenSession session;

  /** Leaves out the goal: tests run as if Selvedge was not there. */
  @Parameter(property = "selvedge.skip", defaultValue = "false")
  boolean skip;

  /** The folder that the JVMs of the tests write journals and pages to. */
  @Parameter(property = "selvedge.output", defaultValue = "${project.build.directory}/selvedge")
  File output;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Selvedge is skipped, for selvedge.skip is set");
      skipped();
    } else {
      run();
    }
  }

  /** What is to be done where the goal is left out. */
  void skipped() {}

  /** The work of the goal. */
  abstract void run() throws MojoExecutionException, MojoFailureException;

  /** Notes that the JVMs of this project's tests write to the output folder. */
  void rememberOutput() {
    TreeSet<String> folders = new TreeSet<>(rememberedOutputs());
    folders.add(output.getPath());
    project.getProperties().setProperty(PREPARED_OUTPUT, String.join("\n", folders));
  }

  /** Whether {@code prepare-agent} came by in this build. */
  boolean isPrepared() {
    return !rememberedOutputs().isEmpty();
  }

  /** The folders that the tests of this project write to, whether they exist or not. */
  List<Path> ownFolders() {
    TreeSet<String> folders = new TreeSet<>(rememberedOutputs());
    folders.add(output.getPath());
    return folders.stream().map(Path::of).toList();
  }

  /** Where the sources of all modules are. */
  Path sourceFolder() {
    File all = session.getRequest().getMultiModuleProjectDirectory();
    return all == null ? project.getBasedir().toPath() : all.toPath();
  }

  private List<String> rememberedOutputs() {
    return project.getProperties().getProperty(PREPARED_OUTPUT, "").lines().toList();
  }
}
