package dev.selvedge.maven;

import java.io.IOException;
import java.io.StringReader;
import org.apache.maven.model.Build;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** Projects as Maven hands them to a plugin. */
final class Projects {

  private Projects() {}

  static MavenProject project(String artifact, String version, String... dependencies) {
    Model model = new Model();
    model.setGroupId("com.acme");
    model.setArtifactId(artifact);
    model.setVersion(version);
    model.setBuild(new Build());
    model.getBuild().setFinalName(artifact + "-" + version);
    for (String each : dependencies) {
      Dependency dependency = new Dependency();
      dependency.setGroupId("com.acme");
      dependency.setArtifactId(each);
      model.addDependency(dependency);
    }
    return new MavenProject(model);
  }

  /** Adds an execution with a configuration, as in the effective POM. */
  static void execute(
      MavenProject project, String plugin, String goal, String id, String configuration) {
    PluginExecution execution = new PluginExecution();
    execution.setId(id);
    execution.addGoal(goal);
    try {
      execution.setConfiguration(
          Xpp3DomBuilder.build(
              new StringReader("<configuration>" + configuration + "</configuration>")));
    } catch (XmlPullParserException | IOException e) {
      throw new IllegalArgumentException(configuration, e);
    }
    Plugin known = project.getPlugin("org.apache.maven.plugins:" + plugin);
    if (known == null) {
      known = new Plugin();
      known.setArtifactId(plugin);
      project.getBuild().addPlugin(known);
    }
    known.addExecution(execution);
    known.flushExecutionMap();
    project.getBuild().flushPluginMap();
  }
}
