package dev.selvedge.agent.cases.support;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;

/** Windows, opened and closed by hand as the framework does it: through the agent's boot class. */
public final class Windows {

  private static final Method OPEN = method("open", Map.class);
  private static final Method CLOSE = method("close", String.class);
  private static final Method SWEEP = method("sweep", String.class, Map.class);
  private static final Method SWEPT = method("swept", String.class);

  private Windows() {}

  /** Opens the window of a test on the current thread. */
  public static String open(String name) {
    return (String) call(OPEN, Map.of("kind", "test", "name", name));
  }

  /** Closes it; a line for each task that it left. */
  @SuppressWarnings("unchecked") // so it is documented
  public static List<String> close(String id) {
    return (List<String>) ((Map<String, Object>) call(CLOSE, id)).get("left");
  }

  /** What is left of a test that does this. */
  public static List<String> leftBy(String name, Loop.Body body) throws Exception {
    String id = open(name);
    body.run();
    return close(id);
  }

  /** Sweeps an open window from now on. */
  public static void sweep(String id, Map<String, ?> plan) {
    call(SWEEP, id, plan);
  }

  /** What is swept of it so far. */
  @SuppressWarnings("unchecked") // so it is documented
  public static Map<String, Object> swept(String id) {
    return (Map<String, Object>) call(SWEPT, id);
  }

  private static Method method(String name, Class<?>... parameters) {
    try {
      return Class.forName("dev.selvedge.agent.Bridge", false, null).getMethod(name, parameters);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static Object call(Method method, Object... arguments) {
    try {
      return method.invoke(null, arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
