package dev.selvedge.agent.sensor.task;

/** Looks whether a class has its own form of a method of the JDK. */
final class Overrides {

  private Overrides() {}

  /** Whether a class, or one between it and the base, declares the method. */
  static boolean any(Class<?> type, Class<?> base, String method, Class<?>... parameters) {
    for (Class<?> each = type; each != null && each != base; each = each.getSuperclass()) {
      try {
        return each.getDeclaredMethod(method, parameters).getDeclaringClass() == each;
      } catch (NoSuchMethodException inherited) {
        // Its parent may have it.
      } catch (LinkageError | RuntimeException unreadable) {
        return true;
      }
    }
    return false;
  }
}
