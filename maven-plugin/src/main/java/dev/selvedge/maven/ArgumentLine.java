package dev.selvedge.maven;

import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The property with the arguments of the tests' JVMs, {@code argLine}. Others write to it too, as
 * JaCoCo and the user do; what they wrote stays.
 */
final class ArgumentLine {

  /** What we have put in front, by property, so that it can be taken out again. */
  private static final String PREPARED = "selvedge.prepared.";

  private final Properties properties;
  private final String name;

  ArgumentLine(Properties properties, String name) {
    this.properties = properties;
    this.name = name;
  }

  /** Puts the arguments in front of what is there, and takes out those of an earlier call. */
  void prepend(List<String> arguments) {
    String ours = arguments.stream().map(ArgumentLine::quoted).collect(Collectors.joining(" "));
    String others = properties.getProperty(name, "");
    String before = properties.getProperty(PREPARED + name, "");
    if (!before.isEmpty()) {
      others = others.replace(before, "");
    }
    others = others.strip();
    properties.setProperty(name, others.isEmpty() ? ours : ours + " " + others);
    properties.setProperty(PREPARED + name, ours);
  }

  /** Surefire splits at spaces, knows both kinds of quotes and no other way to escape anything. */
  static String quoted(String argument) {
    String[] parts = argument.split("\"", -1);
    return "\"" + String.join("\"'\"'\"", parts) + "\"";
  }
}
