package dev.selvedge.agent;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * The entry of the agent, compiled for Java 8 so that an old JVM can load it and be told. It puts
 * the agent's jar on the boot class path and goes on there: whatever is woven into the JDK can only
 * see the boot class path.
 */
public final class Premain {

  private static final int OLDEST = 17;
  private static final String AGENT = "dev.selvedge.agent.Agent";

  private Premain() {}

  /** Called by the JVM before {@code main}. */
  public static void premain(@Nullable String options, Instrumentation instrumentation) {
    String refusal = start(options, instrumentation, false);
    if (refusal != null) {
      say(refusal);
      System.exit(1);
    }
  }

  /** Called by the JVM when the agent is attached later on. */
  public static void agentmain(@Nullable String options, Instrumentation instrumentation) {
    String refusal = start(options, instrumentation, true);
    if (refusal != null) {
      say(refusal);
    }
  }

  /** Starts the agent; one line why not, if it refuses. */
  private static @Nullable String start(
      @Nullable String options, Instrumentation instrumentation, boolean late) {
    String java = System.getProperty("java.specification.version", "");
    if (feature(java) < OLDEST) {
      say(
          "Selvedge needs JDK 17 or later and this JVM is "
              + java
              + "; the application runs on unguarded. Run it on a newer JDK, or remove"
              + " -javaagent.");
      return null;
    }
    try {
      return (String)
          bootClass(instrumentation)
              .getMethod("start", String.class, Instrumentation.class, boolean.class)
              .invoke(null, options, instrumentation, late);
    } catch (InvocationTargetException e) {
      return unexpected(e.getCause() == null ? e : e.getCause());
    } catch (Exception e) {
      return unexpected(e);
    }
  }

  private static Class<?> bootClass(Instrumentation instrumentation) throws Exception {
    try {
      return Class.forName(AGENT, true, null);
    } catch (ClassNotFoundException notYet) {
      File jar =
          new File(Premain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (JarFile own = new JarFile(jar)) {
        instrumentation.appendToBootstrapClassLoaderSearch(own);
      }
      return Class.forName(AGENT, true, null);
    }
  }

  private static String unexpected(Throwable cause) {
    return "Selvedge could not start: " + cause + ". Remove -javaagent to run without it.";
  }

  /** The number of a version as {@code 1.8} or {@code 17}. */
  static int feature(String version) {
    int from = version.startsWith("1.") ? 2 : 0;
    int to = from;
    while (to < version.length() && Character.isDigit(version.charAt(to))) {
      to++;
    }
    return to == from ? OLDEST : Integer.parseInt(version.substring(from, to));
  }

  private static void say(String line) {
    System.err.println("selvedge: " + line);
  }
}
