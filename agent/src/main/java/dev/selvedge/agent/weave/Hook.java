package dev.selvedge.agent.weave;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * Calls of a sensor around a method. At entry the sensor's method gets some of the arguments and
 * answers a token; at the end, in whatever way the method ends, the sensor's exit gets the token.
 *
 * @param method the name of the woven method, or {@link #ANY}; every overload that has code is
 *     woven
 * @param descriptorPart a part that the method's descriptor must contain; null for any
 * @param sensor the sensor's class, by internal name
 * @param enter the sensor's method
 * @param exit the sensor's method for the end
 * @param arguments which arguments the sensor gets, {@link #THIS} or the index of a parameter
 * @param since the first JDK that has the method with code
 */
public record Hook(
    String method,
    @Nullable String descriptorPart,
    String sensor,
    String enter,
    String exit,
    List<Integer> arguments,
    int since) {

  /** Instead of a name: all public methods. */
  public static final String ANY = "*";

  /** The object itself, as an argument. */
  public static final int THIS = -1;

  private static final String BLOCKING = "dev/selvedge/agent/sensor/Blocking";
  private static final String LOGGING = "dev/selvedge/agent/sensor/Logging";
  private static final String EVENT_LOOPS = "dev/selvedge/agent/sensor/EventLoops";

  public Hook {
    arguments = List.copyOf(arguments);
  }

  /** A hook of the sensor of blocking calls. */
  public static Hook blocking(String method, String enter, Integer... arguments) {
    return new Hook(method, null, BLOCKING, enter, "exit", List.of(arguments), 17);
  }

  /** A hook around the {@code run} method of an event loop. */
  public static Hook eventLoop(String method) {
    return new Hook(method, "()V", EVENT_LOOPS, "enterRun", "exitRun", List.of(THIS), 17);
  }

  /** A hook around an appender of logging. */
  public static Hook logging(String method) {
    return new Hook(method, null, LOGGING, "enter", "exit", List.of(), 17);
  }

  /** The same hook for overloads only whose descriptor contains this. */
  public Hook where(String part) {
    return new Hook(method, part, sensor, enter, exit, arguments, since);
  }

  /** The same hook, needed only on this JDK and later. */
  public Hook since(int jdk) {
    return new Hook(method, descriptorPart, sensor, enter, exit, arguments, jdk);
  }

  /** The same hook, woven where the method is, and not missed where it is not. */
  public Hook ifPresent() {
    return since(Integer.MAX_VALUE);
  }

  boolean isRequired(int jdk) {
    return jdk >= since;
  }

  boolean fits(int access, String name, String descriptor) {
    return (method.equals(ANY) ? (access & Opcodes.ACC_PUBLIC) != 0 : name.equals(method))
        && (descriptorPart == null || descriptor.contains(descriptorPart));
  }
}
