package dev.selvedge.agent.weave;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cache in which Spring's tests keep their application contexts: whichever test needs one first
 * makes it, or wakes it up, for all that need the same.
 */
final class CachedContexts {

  private static final String CACHE =
      "org/springframework/test/context/cache/DefaultCacheAwareContextLoaderDelegate";

  private static final List<Hook> HOOKS =
      List.of(
          around("loadContext"),
          around("closeContext"),
          around("registerContextUsage"),
          around("unregisterContextUsage"));

  private CachedContexts() {}

  static boolean maybe(String internalName) {
    return internalName.equals(CACHE);
  }

  /** The woven class, or null if it has no such method. */
  static byte @Nullable [] weave(byte[] classFile) {
    TypeWeaver.Woven woven = TypeWeaver.weave(classFile, HOOKS);
    return woven.attached().isEmpty() ? null : woven.bytes();
  }

  private static Hook around(String method) {
    return Hook.task(method, "WiderWork", "begin", "end");
  }
}
