package dev.selvedge.agent.options;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Collects what was set, by precedence: the agent's option, the file that it names as {@code
 * config}, system properties with the prefix {@code selvedge.}, and {@code selvedge.properties} in
 * a folder of the class path.
 */
final class OptionSources {

  private static final String PREFIX = "selvedge.";

  /** System properties with our prefix that are not options: they tell where the agent is. */
  private static final String RESERVED = "selvedge.agent.";

  private OptionSources() {}

  static Map<String, String> collect(@Nullable String agentArgument, Properties system) {
    Map<String, String> values = new LinkedHashMap<>(userFile(system));
    for (String name : system.stringPropertyNames()) {
      if (name.startsWith(PREFIX) && !name.startsWith(RESERVED)) {
        values.put(name.substring(PREFIX.length()), system.getProperty(name));
      }
    }
    Map<String, String> argument = split(agentArgument == null ? "" : agentArgument);
    String config = argument.remove("config");
    if (config != null) {
      values.putAll(read(Path.of(config), "option 'config' names"));
    }
    values.putAll(argument);
    return values;
  }

  private static Map<String, String> split(String argument) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : argument.split(",", -1)) {
      if (part.isBlank()) {
        continue;
      }
      int equals = part.indexOf('=');
      if (equals <= 0) {
        throw new OptionException(
            "'" + part + "' is not an option; options are key=value, separated by commas");
      }
      String key = part.substring(0, equals).strip();
      if (values.put(key, part.substring(equals + 1).strip()) != null) {
        throw new OptionException("option '" + key + "' is given twice; give it once");
      }
    }
    return values;
  }

  private static Map<String, String> userFile(Properties system) {
    String separator = system.getProperty("path.separator", ":");
    for (String entry : system.getProperty("java.class.path", "").split(separator, -1)) {
      Path file = Path.of(entry, "selvedge.properties");
      if (!entry.isEmpty() && Files.isRegularFile(file)) {
        return read(file, "on the class path there is");
      }
    }
    return Map.of();
  }

  private static Map<String, String> read(Path file, String origin) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new OptionException(
          origin + " the file '" + file + "', which cannot be read as a properties file: " + e);
    }
    Map<String, String> values = new LinkedHashMap<>();
    properties.stringPropertyNames().forEach(k -> values.put(k, properties.getProperty(k).strip()));
    return values;
  }
}
