package dev.selvedge.agent.sensor.carrier;

import dev.selvedge.agent.sensor.LoadedClasses;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a thread may have called native code through {@code java.lang.foreign}, which has no frames
 * of its own: in code that calls method handles, if the program links any native code. Looked for
 * among all classes, and so remembered. Used under the lock of {@link CarrierWatch}.
 */
final class ForeignCalls {

  /** What the JDK loads to link a function. */
  private static final String LINKER = "jdk.internal.foreign.abi.";

  /** Answers that are remembered; with more they are forgotten and looked for again. */
  private static final int REMEMBERED = 10_000;

  private final ConstantPools constants = new ConstantPools();
  private final Map<String, Boolean> known = new HashMap<>();
  private boolean used;

  /** Whether the program has linked native code so far. */
  boolean isUsed() {
    if (!used) {
      for (Class<?> each : LoadedClasses.all()) {
        used |= each.getName().startsWith(LINKER);
      }
    }
    return used;
  }

  /** Whether the class of a frame calls method handles. */
  boolean callsMethodHandles(StackTraceElement frame) {
    String className = frame.getClassName();
    if (className.equals("java.lang.invoke.MethodHandle")) {
      return true;
    }
    Boolean answer = known.get(className);
    if (answer == null) {
      answer = false;
      for (Class<?> each : LoadedClasses.all()) {
        answer |= each.getName().equals(className) && constants.callsMethodHandles(each);
      }
      if (known.size() >= REMEMBERED) {
        known.clear();
      }
      known.put(className, answer);
    }
    return answer;
  }
}
