package dev.selvedge.agent.cases.support;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;

/** Windows, opened and closed by hand as the framework does it: through the agent's boot class. */
public final class Windows {

  private static final Method OPEN = method("open", Map.class);
  private static final Method CLOSE = method("close", String.class);

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

  private static Method method(String name, Class<?> parameter) {
    try {
      return Class.forName("dev.selvedge.agent.Bridge", false, null).getMethod(name, parameter);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static Object call(Method method, Object argument) {
    try {
      return method.invoke(null, argument);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
