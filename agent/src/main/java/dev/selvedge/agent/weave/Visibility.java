package dev.selvedge.agent.weave;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Tells whether classes of a loader see the sensors on the boot class path. A loader that does not
 * ask its parents for everything, as those of OSGi, may not, and its classes are then left as they
 * are.
 */
final class Visibility {

  private static final String SENSOR = "dev.selvedge.agent.sensor.Blocking";

  private final Map<ClassLoader, Boolean> known = Collections.synchronizedMap(new WeakHashMap<>());

  boolean isGiven(ClassLoader loader) {
    Boolean answer = known.get(loader);
    if (answer == null) {
      // The answer for what is loaded on the way, in case the loader itself asks for classes of its
      // own.
      known.put(loader, false);
      answer = seesSensor(loader);
      known.put(loader, answer);
    }
    return answer;
  }

  private static boolean seesSensor(ClassLoader loader) {
    try {
      return Class.forName(SENSOR, false, loader).getClassLoader() == null;
    } catch (ClassNotFoundException | LinkageError hidden) {
      return false;
    }
  }
}
