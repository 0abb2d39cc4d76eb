package dev.selvedge.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Puts the agent on the command line of the tests' JVMs: in front of what the property {@code
 * argLine} holds, which Surefire and Failsafe read.
 */
@Mojo(name = "prepare-agent", defaultPhase = LifecyclePhase.INITIALIZE, threadSafe = true)
public class PrepareAgentMojo extends SettingsMojo {

  private static final String AGENT = "dev.selvedge:selvedge-agent";

  @Parameter(defaultValue = "${plugin.artifactMap}", readonly = true, required = true)
  Map<String, Artifact> pluginArtifacts;

  /**
   * The property with the arguments of the JVM. Without it {@code argLine}, or {@code
   * tycho.testArgLine} for the packaging {@code eclipse-test-plugin}.
   */
  @Parameter(property = "selvedge.propertyName")
  @Nullable String propertyName;

  /**
   * Keeps the journals that earlier builds have left in the output folder. Otherwise they are
   * deleted, so that what was mended since fails nothing.
   */
  @Parameter(property = "selvedge.append", defaultValue = "false")
  boolean append;

  /** Packages with the code that is yours; without them, what the modules of this build hold. */
  @Parameter(property = "selvedge.packages")
  @Nullable List<String> packages;

  /** Patterns of names of further threads that are event loops. */
  @Parameter(property = "selvedge.eventloops")
  @Nullable List<String> eventloops;

  /** Patterns of the names of the rules that are on. Without it, all that are on by default. */
  @Parameter(property = "selvedge.rules")
  @Nullable List<String> rules;

  /**
   * The tests that are guarded without the annotation: {@code *} for all, or patterns of packages
   * and classes. Takes the framework among the test dependencies.
   */
  @Parameter(property = "selvedge.guarded")
  @Nullable String guarded;

  /** The tests that are not guarded whatever {@code guarded} says, as patterns like those. */
  @Parameter(property = "selvedge.unguarded")
  @Nullable String unguarded;

  @Override
  void run() throws MojoExecutionException {
    if (project.getPackaging().equals("pom")) {
      getLog().debug("there are no tests in a project of packaging pom");
      return;
    }
    AgentOptions all = agentOptions();
    all.validate(resourceFolders());
    String property = property();
    requireReachable(property);
    new OutputFolder(output.toPath(), project.getBuild().getDirectory()).requireWritable();
    deleteEarlierJournals();
    ArgumentLine line = new ArgumentLine(project.getProperties(), property);
    List<String> arguments = new ArrayList<>(all.arguments(agentJar()));
    arguments.addAll(guardArguments());
    line.prepend(arguments);
    rememberOutput();
    getLog().info(property + " set to " + project.getProperties().getProperty(property));
  }

  /** The framework, which would attach the agent by itself, has to know as well. */
  @Override
  void skipped() {
    new ArgumentLine(project.getProperties(), property()).prepend(List.of("-Dselvedge.skip=true"));
  }

  /** The tests that get the property. */
  List<ForkedTests> forkedTests(String property) {
    List<ForkedTests> tests = new ArrayList<>();
    tests.add(ForkedTests.ofSurefire(project, property));
    if (!Goals.has(project, "prepare-agent-integration")) {
      tests.add(ForkedTests.ofFailsafe(project, property));
    }
    return tests;
  }

  private AgentOptions agentOptions() throws MojoExecutionException {
    AgentOptions all = new AgentOptions();
    all.set("output", output.getPath());
    all.set("packages", packages == null ? List.of() : packages);
    all.set("eventloops", eventloops == null ? List.of() : eventloops);
    all.set("rules", rules == null ? List.of() : rules);
    addSettings(all);
    all.resolve("config", project.getBasedir());
    all.replace("baseline", Files.exists(baselineFile()) ? baselineFile().toString() : null);
    all.turnOff();
    if (!all.has("packages")) {
      all.setByDefault("jars", String.join(":", SiblingJars.of(project, session.getAllProjects())));
    }
    new UnknownProperties(session.getUserProperties(), project.getProperties())
        .lines()
        .forEach(getLog()::warn);
    return all;
  }

  /** What the framework reads, in the JVM of the tests. */
  private List<String> guardArguments() {
    List<String> arguments = new ArrayList<>();
    if (guarded != null) {
      arguments.add("-Dselvedge.guarded=" + guarded.strip());
      if (project.getDependencies().stream()
          .noneMatch(dependency -> dependency.getArtifactId().equals("selvedge-framework"))) {
        getLog()
            .warn(
                "guarded is set, but the framework is not there to guard tests; add the dependency"
                    + " dev.selvedge:selvedge-framework with the scope test");
      }
    }
    if (unguarded != null) {
      arguments.add("-Dselvedge.unguarded=" + unguarded.strip());
    }
    return arguments;
  }

  private String property() {
    if (propertyName != null) {
      return propertyName;
    }
    return project.getPackaging().equals("eclipse-test-plugin") ? "tycho.testArgLine" : "argLine";
  }

  /** Some tests may be left alone on purpose; where the agent reaches none, it is a mistake. */
  private void requireReachable(String property) throws MojoExecutionException {
    if (session.getUserProperties().containsKey(property)) {
      throw new MojoExecutionException(
          "-D"
              + property
              + " on Maven's command line hides the agent from the tests; write it into the POM as"
              + " the property "
              + property
              + ", which is kept, or add -Dselvedge.skip to run unguarded");
    }
    List<String> obstacles = new ArrayList<>();
    int executions = 0;
    for (ForkedTests tests : forkedTests(property)) {
      obstacles.addAll(tests.obstacles());
      executions += tests.executions();
    }
    if (!obstacles.isEmpty() && obstacles.size() >= executions) {
      throw new MojoExecutionException(
          obstacles.get(0) + ", or add -Dselvedge.skip to run unguarded");
    }
    obstacles.forEach(obstacle -> getLog().warn("Not watched: " + obstacle));
  }

  private void deleteEarlierJournals() throws MojoExecutionException {
    if (append) {
      return;
    }
    try {
      int deleted =
          new EarlierJournals(output.toPath(), session.getStartTime().toInstant()).delete();
      if (deleted > 0) {
        getLog().debug("deleted " + deleted + " journals of earlier builds in " + output);
      }
    } catch (IOException e) {
      throw new MojoExecutionException(
          "journals of earlier builds in "
              + output
              + " cannot be deleted ("
              + e.getMessage()
              + "); delete them, or add -Dselvedge.append to keep them");
    }
  }

  private Path agentJar() throws MojoExecutionException {
    Artifact agent = pluginArtifacts.get(AGENT);
    File file = agent == null ? null : agent.getFile();
    if (file == null || !file.isFile()) {
      throw new MojoExecutionException(
          "the agent's jar is not there but "
              + file
              + "; in a build that makes it, run the phase package at least");
    }
    if (file.getPath().indexOf('=') >= 0) {
      throw new MojoExecutionException(
          "the JVM cannot take an agent from a path with '=', as "
              + file
              + "; use a local repository elsewhere (-Dmaven.repo.local)");
    }
    return file.toPath();
  }

  /** What the tests will find on their class path, as far as it is there and stays as it is. */
  private List<Path> resourceFolders() {
    return Stream.concat(project.getTestResources().stream(), project.getResources().stream())
        .filter(resource -> !resource.isFiltering())
        .map(Resource::getDirectory)
        .map(Path::of)
        .filter(Files::isDirectory)
        .toList();
  }
}
