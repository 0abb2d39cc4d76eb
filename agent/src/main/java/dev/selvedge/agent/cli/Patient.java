package dev.selvedge.agent.cli;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The program that {@link DoctorCommand} runs with the agent. It provokes one sensor after the
 * other and prints a line for each: {@code sensor, rule, method, what came of it}, separated by
 * tabs.
 *
 * <p>The agent's jar is on the boot class path of that JVM, but what provokes must be code of a
 * user; it is loaded once more by a loader of its own.
 */
public final class Patient {

  private static final String PACKAGE = "dev.selvedge.doctor.";

  /** A provocation that has not ended by then is left alone. */
  private static final long MOST_MILLIS = 15_000;

  private Patient() {}

  /** Runs all provocations and ends the JVM. */
  public static void main(String[] arguments) throws Exception {
    Class<?> provocations = new UserLoader().loadClass(PACKAGE + "Provocations");
    for (Object each : (List<?>) provocations.getMethod("all").invoke(null)) {
      String outcome = outcome(each);
      System.out.println(
          String.join(
              "\t", text(each, "sensor"), text(each, "rule"), text(each, "method"), outcome));
    }
    System.out.flush();
    System.exit(0);
  }

  private static String text(Object provocation, String part) throws ReflectiveOperationException {
    return (String) provocation.getClass().getMethod(part).invoke(provocation);
  }

  private static String outcome(Object provocation) throws Exception {
    Object body = provocation.getClass().getMethod("body").invoke(provocation);
    String[] outcome = {"did not end"};
    Thread thread = new Thread(() -> outcome[0] = provoke(body), "selvedge-doctor");
    thread.setDaemon(true);
    thread.start();
    thread.join(MOST_MILLIS);
    return outcome[0];
  }

  private static String provoke(Object body) {
    try {
      Class.forName(PACKAGE + "Provocation$Body", false, body.getClass().getClassLoader())
          .getMethod("provoke")
          .invoke(body);
      return "done";
    } catch (InvocationTargetException e) {
      @Nullable Throwable cause = e.getCause();
      return cause != null && cause.getClass().getSimpleName().equals("NotHereException")
          ? "not here: " + cause.getMessage()
          : "failed: " + cause;
    } catch (ReflectiveOperationException e) {
      return "failed: " + e;
    }
  }

  /** Loads the provocations itself, and asks its parents for all others. */
  private static final class UserLoader extends ClassLoader {

    UserLoader() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded == null && name.startsWith(PACKAGE)) {
          loaded = define(name);
        }
        return loaded == null ? super.loadClass(name, resolve) : loaded;
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = ClassLoader.getSystemResourceAsStream(file)) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
