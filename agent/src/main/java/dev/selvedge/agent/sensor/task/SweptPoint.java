package dev.selvedge.agent.sensor.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place where a task waits, and an interrupt would end the wait.
 *
 * @param api what is called there, as {@code java.util.concurrent.Semaphore.acquire}
 * @param path the lines of the user that lead there, the innermost first
 * @param task what kind of task it is, in words; null for the window's own
 * @param origin where the task was made; null if that is not known
 */
record SweptPoint(
    String api,
    List<StackTraceElement> path,
    @Nullable String task,
    @Nullable StackTraceElement origin) {

  /** The same for the same lines, also in the next run of the same code. */
  String key() {
    return text(true);
  }

  /** The same for the same methods, also where lines have shifted. */
  String shape() {
    return text(false);
  }

  private String text(boolean withLines) {
    StringBuilder text = new StringBuilder(api);
    for (StackTraceElement each : path) {
      text.append(" < ").append(place(each, withLines));
    }
    if (task != null) {
      text.append(" in ").append(task);
    }
    if (origin != null) {
      text.append(" of ").append(place(origin, withLines));
    }
    return text.toString();
  }

  private static String place(StackTraceElement element, boolean withLines) {
    String method = element.getClassName() + "." + element.getMethodName();
    return withLines ? method + ":" + element.getLineNumber() : method;
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new HashMap<>();
    map.put("key", key());
    map.put("shape", shape());
    map.put("api", api);
    map.put("site", site(path.get(0)));
    List<Map<String, Object>> callers = new ArrayList<>();
    for (StackTraceElement each : path.subList(1, path.size())) {
      callers.add(site(each));
    }
    map.put("callers", callers);
    if (task != null) {
      map.put("task", task);
    }
    if (origin != null) {
      map.put("origin", site(origin));
    }
    return map;
  }

  private static Map<String, Object> site(StackTraceElement element) {
    Map<String, Object> site = new HashMap<>();
    site.put("class", element.getClassName());
    site.put("method", element.getMethodName());
    if (element.getFileName() != null) {
      site.put("file", element.getFileName());
    }
    site.put("line", element.getLineNumber());
    return site;
  }
}
