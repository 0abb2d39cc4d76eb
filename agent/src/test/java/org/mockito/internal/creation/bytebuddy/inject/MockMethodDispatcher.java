package org.mockito.internal.creation.bytebuddy.inject;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** As Mockito has it on the boot class path. */
public abstract class MockMethodDispatcher {

  private static final ConcurrentMap<String, MockMethodDispatcher> DISPATCHERS =
      new ConcurrentHashMap<>();

  public static MockMethodDispatcher get(String identifier) {
    return DISPATCHERS.get(identifier);
  }

  public static void set(String identifier, MockMethodDispatcher dispatcher) {
    DISPATCHERS.put(identifier, dispatcher);
  }

  public static Object handleConstruction(Object made) {
    return made;
  }

  public abstract boolean isMock(Object instance);
}
