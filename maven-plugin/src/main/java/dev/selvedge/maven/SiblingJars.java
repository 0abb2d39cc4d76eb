package dev.selvedge.maven;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;

/**
 * The modules of the same build that a project depends on. Up to the phase {@code package} they are
 * folders to its tests, and therefore the user's code; from then on they are jars, which only their
 * names tell from libraries.
 */
final class SiblingJars {

  private final Map<String, MavenProject> modules = new LinkedHashMap<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private final Set<String> names = new LinkedHashSet<>();

  private SiblingJars(Collection<MavenProject> all) {
    all.forEach(module -> modules.put(key(module.getGroupId(), module.getArtifactId()), module));
  }

  /** Patterns of the names of their jars. */
  static Set<String> of(MavenProject project, Collection<MavenProject> all) {
    SiblingJars siblings = new SiblingJars(all);
    siblings.visit(project);
    return siblings.names;
  }

  private void visit(MavenProject project) {
    if (!seen.add(key(project.getGroupId(), project.getArtifactId()))) {
      return;
    }
    for (Dependency dependency : project.getDependencies()) {
      MavenProject module = modules.get(key(dependency.getGroupId(), dependency.getArtifactId()));
      if (module != null) {
        add(module);
        visit(module);
      }
    }
  }

  private void add(MavenProject module) {
    // A snapshot from a repository has a time in place of the word.
    String version = module.getVersion().replaceFirst("-SNAPSHOT$", "");
    names.add(module.getArtifactId() + "-" + version + "*.jar");
    String finalName = module.getBuild().getFinalName();
    if (finalName != null && !finalName.startsWith(module.getArtifactId() + "-" + version)) {
      names.add(finalName + "*.jar");
    }
  }

  private static String key(String group, String artifact) {
    return group + ":" + artifact;
  }
}
