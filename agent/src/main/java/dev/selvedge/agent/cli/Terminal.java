package dev.selvedge.agent.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * Whether somebody looks on at what a command prints.
 *
 * @param interactive whether that goes to a terminal
 * @param plain whether the user wants no colours on a terminal
 */
record Terminal(boolean interactive, boolean plain) {

  /** None: what is printed goes elsewhere. */
  static final Terminal NONE = new Terminal(false, true);

  /** The terminal that this JVM was started in. */
  static Terminal ofThisJvm() {
    return new Terminal(isTerminal(System.console()), wantsNoColors(System.getenv()));
  }

  /** Whether colours are good for anything on it. */
  boolean isColored() {
    return interactive && !plain;
  }

  /** The same for help. */
  Ansi ansi() {
    return isColored() ? Ansi.ON : Ansi.OFF;
  }

  /** Whether the environment says so: no-color.org, and terminals that know no colours. */
  static boolean wantsNoColors(Map<String, String> environment) {
    return !environment.getOrDefault("NO_COLOR", "").isEmpty()
        || environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** From Java 22 on there may be a console that is no terminal; it can be asked. */
  private static boolean isTerminal(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException before22) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }
}
