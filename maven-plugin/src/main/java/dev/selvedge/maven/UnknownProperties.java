package dev.selvedge.maven;

import dev.selvedge.agent.options.OptionsParser;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** Properties that look like ours and set nothing: likely a slip of the pen. */
final class UnknownProperties {

  private static final String PREFIX = "selvedge.";

  /** Those of the framework. */
  private static final Set<String> OF_TESTS = Set.of("attach", "guarded", "unguarded");

  private static final List<String> OTHER_PREFIXES = List.of("agent.", "prepared.");

  private final Set<String> names = new TreeSet<>();

  UnknownProperties(Properties... all) {
    for (Properties properties : all) {
      for (String name : properties.stringPropertyNames()) {
        if (name.startsWith(PREFIX) && !isKnown(name.substring(PREFIX.length()))) {
          names.add(name);
        }
      }
    }
  }

  /** A line for each. */
  List<String> lines() {
    return names.stream()
        .map(
            name ->
                "the property " + name + " sets nothing; the options are listed in docs/options.md")
        .toList();
  }

  private static boolean isKnown(String name) {
    return OptionsParser.isKey(name)
        || OptionsParser.keysOfBuild().contains(name)
        || OF_TESTS.contains(name)
        || OTHER_PREFIXES.stream().anyMatch(name::startsWith);
  }
}
