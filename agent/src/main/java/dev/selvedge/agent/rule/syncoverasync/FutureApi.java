package dev.selvedge.agent.rule.syncoverasync;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.rule.CallSite;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the waits for futures that user code makes from those inside of what it calls, as in {@code
 * HttpClient.send}.
 */
final class FutureApi {

  private static final Set<String> WAITS =
      Set.of("get", "join", "quietlyJoin", "invokeAll", "invokeAny");

  /** What may lie between the code and the wait: methods that are handed one as a function. */
  private static final String[] FUNCTIONAL = {
    "java.util.",
    "java.lang.Iterable",
    "java.lang.invoke.",
    "java.lang.reflect.",
    "jdk.internal.reflect."
  };

  private FutureApi() {}

  /** Whether the site waits for a future by itself. */
  static boolean isCalled(CallSite site) {
    return find(site) != null;
  }

  /** The method by which the site waits for a future. */
  static Frame of(CallSite site) {
    Frame api = find(site);
    return api == null ? site.api() : api;
  }

  private static @Nullable Frame find(CallSite site) {
    List<Frame> inside = site.frames().subList(0, site.index());
    int end = 0;
    while (end < inside.size() && isConcurrent(inside.get(end))) {
      end++;
    }
    if (end == 0 || !WAITS.contains(inside.get(end - 1).methodName())) {
      return null;
    }
    for (Frame frame : inside.subList(end, inside.size())) {
      if (isConcurrent(frame) || !isFunctional(frame.className())) {
        return null;
      }
    }
    return inside.get(end - 1);
  }

  private static boolean isConcurrent(Frame frame) {
    return frame.className().startsWith("java.util.concurrent.");
  }

  private static boolean isFunctional(String type) {
    for (String each : FUNCTIONAL) {
      if (type.startsWith(each)) {
        return true;
      }
    }
    return false;
  }
}
