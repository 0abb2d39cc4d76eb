package dev.selvedge.agent.weave;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pools and rate limiters of libraries, also under another name, from which work takes permits. A
 * bulkhead of Resilience4j hands out those of a semaphore, and its other kind is a fixed pool: both
 * are known as such.
 */
final class PermitTypes {

  private static final String SENSOR = "LibraryPermits";

  private static final String HIKARI = "hikari/pool/HikariPool";
  private static final String POOL = "pool2/impl/GenericObjectPool";
  private static final String KEYED_POOL = "pool2/impl/GenericKeyedObjectPool";
  private static final String LIMITERS = "ratelimiter/internal/";
  private static final String GUAVA = "common/util/concurrent/RateLimiter";

  private static final List<Hook> OF_HIKARI =
      List.of(
          Hook.task("getConnection", SENSOR, "taking", "taken", Hook.THIS, Hook.RESULT),
          Hook.task("recycle", SENSOR, "giving", "given", Hook.THIS));

  private static final List<Hook> OF_POOL =
      List.of(
          Hook.task("borrowObject", SENSOR, "taking", "taken", Hook.THIS, Hook.RESULT),
          Hook.task("returnObject", SENSOR, "giving", "given", Hook.THIS),
          Hook.task("invalidateObject", SENSOR, "giving", "given", Hook.THIS));

  private static final List<Hook> OF_LIMITER =
      List.of(Hook.task("acquirePermission", SENSOR, "passing", "taken", Hook.THIS, Hook.RESULT));

  private static final List<Hook> OF_GUAVA =
      List.of(
          Hook.task("acquire", SENSOR, "passing", "taken", Hook.THIS, Hook.RESULT),
          Hook.task("tryAcquire", SENSOR, "passing", "taken", Hook.THIS, Hook.RESULT));

  private PermitTypes() {}

  static boolean maybe(String internalName) {
    return !hooks(internalName).isEmpty();
  }

  private static List<Hook> hooks(String name) {
    if (name.endsWith(HIKARI)) {
      return OF_HIKARI;
    }
    if (name.endsWith(POOL) || name.endsWith(KEYED_POOL)) {
      return OF_POOL;
    }
    if (name.endsWith(GUAVA)) {
      return OF_GUAVA;
    }
    return name.contains(LIMITERS) && name.endsWith("RateLimiter") ? OF_LIMITER : List.of();
  }

  /** The woven class, or null if it has no such method. */
  static byte @Nullable [] weave(String internalName, byte[] classFile) {
    TypeWeaver.Woven woven = TypeWeaver.weave(classFile, hooks(internalName));
    return woven.attached().isEmpty() ? null : woven.bytes();
  }
}
