package dev.selvedge.agent.sensor.carrier;

import dev.selvedge.agent.sensor.LoadedClasses;
import java.lang.invoke.MethodHandle;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Where a thread may have called native code through {@code java.lang.foreign}, which has no frames
 * of its own: in code that calls method handles, if the program links any native code. Hidden
 * classes that call them have no frames either, and may have been called from anywhere. Looked for
 * among all classes, and so remembered. Used under the lock of {@link CarrierWatch}.
 */
final class ForeignCalls {

  /** Where the JDK links a function, and calls it. */
  private static final String JDKS = "jdk.internal.foreign.";

  private static final String LINKER = JDKS + "abi.";
  private static final String HANDLE = MethodHandle.class.getName();

  /** Hidden classes of the JDK that are made for others; those of lambdas call no handles. */
  private static final String FORMS = "java.lang.invoke.";

  private static final String LAMBDA = "$$Lambda";

  /**
   * For so long a no is good: a class may be redefined, or there may be another one of its name.
   */
  private static final long GOOD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** Classes that are remembered; with more they are forgotten and looked for again. */
  private static final int REMEMBERED = 10_000;

  private final ConstantPools constants = new ConstantPools();

  /** The classes that call method handles. */
  private final Set<String> callers = new HashSet<>();

  /** Those that do not, and when they were looked at. */
  private final Map<String, Long> others = new HashMap<>();

  /** Hidden classes that do not. */
  private final Set<Class<?>> hidden = Collections.newSetFromMap(new WeakHashMap<>());

  private boolean linked;
  private boolean calledByHidden;
  private long notLinked = System.nanoTime() - GOOD_NANOS;

  /** Whether one of these frames may have called native code so. */
  boolean isCalledIn(StackTraceElement... frames) {
    long now = System.nanoTime();
    if (!isLinked(now)) {
      return false;
    }
    Set<String> names = new HashSet<>();
    for (StackTraceElement each : frames) {
      String name = each.getClassName();
      if (name.equals(HANDLE) || name.startsWith(JDKS)) {
        return true;
      }
      // The JDK calls methods by their handles where a program uses reflection.
      if (!FrameOwners.isJdk(each)) {
        names.add(name);
      }
    }
    look(names, now);
    return calledByHidden || !Collections.disjoint(names, callers);
  }

  private boolean isLinked(long now) {
    if (!linked && now - notLinked >= GOOD_NANOS) {
      notLinked = now;
      for (Class<?> each : LoadedClasses.all()) {
        linked |= each.getName().startsWith(LINKER);
      }
    }
    return linked;
  }

  /** Looks once through all classes for those that are not known. */
  private void look(Set<String> names, long now) {
    Set<String> unknown = new HashSet<>();
    for (String each : names) {
      Long looked = others.get(each);
      if (!callers.contains(each) && (looked == null || now - looked >= GOOD_NANOS)) {
        unknown.add(each);
      }
    }
    if (unknown.isEmpty()) {
      return;
    }
    if (callers.size() + others.size() + unknown.size() > REMEMBERED) {
      callers.clear();
      others.clear();
    }
    unknown.forEach(each -> others.put(each, now));
    for (Class<?> each : LoadedClasses.all()) {
      String name = each.getName();
      if (unknown.contains(name) && constants.callsMethodHandles(each)) {
        callers.add(name);
      } else if (!calledByHidden && isHidden(each, name) && hidden.add(each)) {
        calledByHidden = constants.callsMethodHandles(each);
      }
    }
  }

  /** Whether it is a hidden class, and none of those that the JDK makes for any program. */
  private static boolean isHidden(Class<?> type, String name) {
    return type.isHidden()
        && !name.startsWith(FORMS)
        && !name.startsWith(JDKS)
        && !name.contains(LAMBDA);
  }
}
