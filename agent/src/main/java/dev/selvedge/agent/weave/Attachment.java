package dev.selvedge.agent.weave;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Which hooks are attached and which could not be. Safe for use by several threads. */
final class Attachment {

  private final Set<String> attached = new LinkedHashSet<>();
  private final Set<String> missing = new LinkedHashSet<>();
  private final Consumer<String> onMissing;

  /**
   * @param onMissing is told of each hook that could not attach, once
   */
  Attachment(Consumer<String> onMissing) {
    this.onMissing = onMissing;
  }

  /** A type was woven, or looked at, with the hooks that found their method. */
  void found(WovenType type, Set<Hook> hooks, int jdk) {
    for (Hook hook : type.hooks()) {
      String name = type.name() + "." + hook.method();
      if (hooks.contains(hook)) {
        synchronized (this) {
          attached.add(name + " " + hook.sensor() + "." + hook.enter() + hook.arguments());
        }
      } else if (hook.isRequired(jdk)) {
        missing(name);
      }
    }
  }

  /** Something could not be attached. */
  void missing(String name) {
    boolean isNew;
    synchronized (this) {
      isNew = missing.add(name);
    }
    if (isNew) {
      onMissing.accept(name);
    }
  }

  synchronized int count() {
    return attached.size();
  }

  synchronized Set<String> missing() {
    return Set.copyOf(missing);
  }
}
