package dev.selvedge.agent.cases.memory;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;

/** A window of the agent, as the framework opens one for a test. */
final class Window {

  private final String id;

  private Window(String id) {
    this.id = id;
  }

  static Window open() throws ReflectiveOperationException {
    return new Window(
        (String) method("open", Map.class).invoke(null, Map.of("kind", "test", "name", "memory")));
  }

  /** Closes it; what it left is not looked at. */
  void close() throws ReflectiveOperationException {
    method("close", String.class).invoke(null, id);
  }

  /** Closes it, and insists that nothing is left. */
  void closeClean() throws ReflectiveOperationException {
    Object left = ((Map<?, ?>) method("close", String.class).invoke(null, id)).get("left");
    if (!List.of().equals(left)) {
      throw new IllegalStateException("left: " + left);
    }
  }

  private static Method method(String name, Class<?> parameter)
      throws ReflectiveOperationException {
    return Class.forName("dev.selvedge.agent.Bridge", false, null).getMethod(name, parameter);
  }
}
