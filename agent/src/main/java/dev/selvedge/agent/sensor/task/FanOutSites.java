package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The places in the code where tasks of one window make others. */
final class FanOutSites {

  /** More of them are left out. */
  private static final int MOST = 1_024;

  private final Map<Key, FanOutSite> sites = new ConcurrentHashMap<>();
  private final TaskWindow window;

  FanOutSites(TaskWindow window) {
    this.window = window;
  }

  /** The place; null if there are too many others. */
  @Nullable FanOutSite site(Origin origin, TaskKind kind) {
    Key key = new Key(origin, kind);
    FanOutSite known = sites.get(key);
    if (known != null || sites.size() >= MOST) {
      return known;
    }
    FanOutSite made = new FanOutSite(window, origin, kind);
    FanOutSite other = sites.putIfAbsent(key, made);
    return other == null ? made : other;
  }

  Collection<FanOutSite> all() {
    return sites.values();
  }

  /** An origin is the same object for the same place. */
  private record Key(Origin origin, TaskKind kind) {}
}
