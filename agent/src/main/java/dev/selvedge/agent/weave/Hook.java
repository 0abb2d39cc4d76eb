package dev.selvedge.agent.weave;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * Calls of a sensor in a method. Around a method: at entry the sensor's method gets some of the
 * arguments and answers a token; at the end, in whatever way the method ends, the sensor's exit
 * gets the token. The other {@linkplain Shape shapes} are single calls that answer nothing.
 *
 * @param method the name of the woven method, or {@link #ANY}; every overload that has code is
 *     woven
 * @param descriptorPart a part that the method's descriptor must contain; null for any
 * @param sensor the sensor's class, by internal name
 * @param enter the sensor's method
 * @param exit the sensor's method for the end
 * @param arguments which arguments the sensor gets, {@link #THIS}, {@link #RESULT} or the index of
 *     a parameter
 * @param since the first JDK that has the method with code
 * @param shape where in the method the calls stand
 * @param detail the inner call of {@link Shape#CALL} as {@code owner.name}, by internal name; or
 *     what {@link Shape#AROUND} reads from the object for the entry ({@code >path}) or for the exit
 *     ({@code <path}), see {@link FieldPath}, or a text that the entry gets ({@code =text}); null
 *     if there is nothing to say
 */
public record Hook(
    String method,
    @Nullable String descriptorPart,
    String sensor,
    String enter,
    String exit,
    List<Integer> arguments,
    int since,
    Shape shape,
    @Nullable String detail) {

  /** Where in a method the calls of a sensor stand. */
  public enum Shape {
    /** At its entry and at its end. */
    AROUND,
    /** At its entry. */
    ENTRY,
    /** Where it returns; what it throws is not told. Constructors may be woven so. */
    RETURN,
    /** Before a call inside it, with the last argument of that call, and after it. */
    CALL
  }

  /** Instead of a name: all public methods. */
  public static final String ANY = "*";

  /** The object itself, as an argument. */
  public static final int THIS = -1;

  /**
   * What the method returns as an argument where it returns. Of a single call the first, an object.
   * Of the exit of one around the method the last, null if the method throws, and {@code TRUE} if
   * it returns nothing, or a long or floating number.
   */
  public static final int RESULT = -2;

  private static final char CONSTANT = '=';

  private static final String TASK = "dev/selvedge/agent/sensor/task/";
  private static final String POOL = "dev/selvedge/agent/sensor/pool/";
  private static final String BLOCKING = "dev/selvedge/agent/sensor/Blocking";
  private static final String LOGGING = "dev/selvedge/agent/sensor/Logging";
  private static final String REFUSING = "dev/selvedge/agent/sensor/Refusing";
  private static final String CALLBACKS = "dev/selvedge/agent/sensor/Callbacks";
  private static final String CARRIERS = "dev/selvedge/agent/sensor/carrier/Carriers";
  private static final String OTHER_AGENTS = "dev/selvedge/agent/sensor/OtherAgents";
  private static final String EVENT_LOOPS = "dev/selvedge/agent/sensor/EventLoops";

  public Hook {
    arguments = List.copyOf(arguments);
  }

  /** A hook around a method. */
  public Hook(
      String method,
      @Nullable String descriptorPart,
      String sensor,
      String enter,
      String exit,
      List<Integer> arguments,
      int since) {
    this(method, descriptorPart, sensor, enter, exit, arguments, since, Shape.AROUND, null);
  }

  /** A hook of a sensor of tasks around a method; the sensor is named by its class. */
  public static Hook task(
      String method, String sensor, String enter, String exit, Integer... arguments) {
    return new Hook(method, null, TASK + sensor, enter, exit, List.of(arguments), 17);
  }

  /** A hook around a wait for a future that is not done. */
  public static Hook futureWait(String method, String enter, Integer... arguments) {
    return new Hook(method, null, POOL + "FutureWaits", enter, "exit", List.of(arguments), 17);
  }

  /** A hook around what a thread of a pool does; the sensor's methods are named. */
  public static Hook worker(String method, String enter, String exit, Integer... arguments) {
    return new Hook(method, null, POOL + "Workers", enter, exit, List.of(arguments), 17);
  }

  /** A hook where an event loop is given work, by the overload of this descriptor. */
  public static Hook loopWork(String descriptor) {
    return new Hook("execute", descriptor, POOL + "LoopWork", "executed", "", List.of(THIS, 0), 17)
        .with(Shape.ENTRY, null);
  }

  /** A hook of a sensor of tasks at the entry of a method. */
  public static Hook atEntry(String method, String sensor, String enter, Integer... arguments) {
    return task(method, sensor, enter, "", arguments).with(Shape.ENTRY, null);
  }

  /** A hook of a sensor of tasks where a method or constructor returns. */
  public static Hook atReturn(String method, String sensor, String enter, Integer... arguments) {
    return task(method, sensor, enter, "", arguments).with(Shape.RETURN, null);
  }

  /**
   * A hook of a sensor of tasks around a call inside a method.
   *
   * @param inner what is called, as {@code owner.name}
   */
  public static Hook atCall(
      String method, String inner, String sensor, String before, String after) {
    return task(method, sensor, before, after).with(Shape.CALL, inner);
  }

  /** The same hook about a call, whose method for before it gets the object itself as well. */
  public Hook withThis() {
    return new Hook(
        method, descriptorPart, sensor, enter, exit, List.of(THIS), since, shape, detail);
  }

  private Hook with(Shape otherShape, @Nullable String otherDetail) {
    return new Hook(
        method, descriptorPart, sensor, enter, exit, arguments, since, otherShape, otherDetail);
  }

  /** The same hook whose entry gets, as its last argument, what a field of the object holds. */
  public Hook enteringWith(String path) {
    return with(shape, detail == null ? ">" + path : detail + ">" + path);
  }

  /** The same hook whose exit gets, after the token, what a field of the object holds then. */
  public Hook leavingWith(String path) {
    return with(shape, detail == null ? "<" + path : detail + "<" + path);
  }

  /** A hook of the sensor of blocking calls. */
  public static Hook blocking(String method, String enter, Integer... arguments) {
    return new Hook(method, null, BLOCKING, enter, "exit", List.of(arguments), 17);
  }

  /** A hook of the sensor that refuses blocking calls where they can be. */
  public static Hook refusing(String method, String enter, Integer... arguments) {
    return refusing(method, enter, "exit", List.of(arguments));
  }

  /** A hook around a method of the JDK that leaves all in order when it is interrupted. */
  public static Hook cleaner(String method) {
    return refusing(method, "cleaner", "cleaned", List.of());
  }

  /** A hook around a park that may turn out to wait. */
  public static Hook parking(String method) {
    return refusing(method, "park", "parked", List.of());
  }

  private static Hook refusing(String method, String enter, String exit, List<Integer> arguments) {
    return new Hook(method, null, REFUSING, enter, exit, arguments, 17);
  }

  /** A hook of the sensor of carriers around a method of virtual threads. */
  public static Hook carrier(String method, String enter, String exit, Integer... arguments) {
    return new Hook(method, null, CARRIERS, enter, exit, List.of(arguments), 21);
  }

  /** A hook of the sensor of carriers at the entry of a method of virtual threads. */
  public static Hook ofCarrier(String method, String enter, Integer... arguments) {
    return carrier(method, enter, "", arguments).with(Shape.ENTRY, null);
  }

  /** A hook around the {@code run} method of an event loop. */
  public static Hook eventLoop(String method) {
    return new Hook(method, "()V", EVENT_LOOPS, "enterRun", "exitRun", List.of(THIS), 17);
  }

  /** A hook where a thread has been started or renamed. */
  public static Hook appeared(String method) {
    return new Hook(
        method, null, EVENT_LOOPS, "appeared", "", List.of(THIS), 17, Shape.RETURN, null);
  }

  /**
   * A hook around a method that the user calls an event loop.
   *
   * @param body class and method, as the sensor gets them
   */
  public static Hook ownEventLoop(String method, String descriptor, String body) {
    return new Hook(method, descriptor, EVENT_LOOPS, "enterOwn", "exitRun", List.of(), 17)
        .with(Shape.AROUND, CONSTANT + body);
  }

  /**
   * A hook around a method that takes a permit, or gives it back, by declaration.
   *
   * @param type the class for which that was declared, as the sensor gets it
   */
  public static Hook permit(
      String method, String enter, String exit, String type, Integer... arguments) {
    return task(method, "LibraryPermits", enter, exit, arguments)
        .with(Shape.AROUND, CONSTANT + type);
  }

  /** A hook at the entry of a method by which a toolkit tells the thread of the user interface. */
  public static Hook userInterface(String method) {
    return new Hook(method, null, EVENT_LOOPS, "userInterface", "", List.of(0), 17)
        .with(Shape.ENTRY, null);
  }

  /** A hook where another agent is about to begin. */
  public static Hook otherAgent(String method) {
    return new Hook(method, null, OTHER_AGENTS, "arrives", "", List.of(), 17, Shape.ENTRY, null);
  }

  /** A hook at the entry of a method that an event loop calls to run one callback. */
  public static Hook callback(String method) {
    return new Hook(method, null, CALLBACKS, "next", "", List.of(), 17, Shape.ENTRY, null);
  }

  /** A hook where a method returns with what an event loop is to run. */
  public static Hook taken(String method) {
    return new Hook(method, null, CALLBACKS, "next", "", List.of(), 17, Shape.RETURN, null);
  }

  /** A hook where a method returns with several things that an event loop is to run. */
  public static Hook drained(String method) {
    return new Hook(method, null, CALLBACKS, "several", "", List.of(), 17, Shape.RETURN, null);
  }

  /** A hook before a call inside of a method, which runs one callback. */
  public static Hook callbackAt(String method, String inner) {
    return new Hook(method, null, CALLBACKS, "next", "", List.of(), 17, Shape.CALL, inner);
  }

  /** A hook around an appender of logging. */
  public static Hook logging(String method) {
    return new Hook(method, null, LOGGING, "enter", "exit", List.of(), 17);
  }

  /** A hook around all that prints. */
  public static Hook printing() {
    return new Hook(ANY, null, LOGGING, "printing", "exit", List.of(THIS), 17);
  }

  /** The same hook for overloads only whose descriptor contains this. */
  public Hook where(String part) {
    return new Hook(method, part, sensor, enter, exit, arguments, since, shape, detail);
  }

  /** The same hook, needed only on this JDK and later. */
  public Hook since(int jdk) {
    return new Hook(method, descriptorPart, sensor, enter, exit, arguments, jdk, shape, detail);
  }

  /** The same hook, woven where the method is, and not missed where it is not. */
  public Hook ifPresent() {
    return since(Integer.MAX_VALUE);
  }

  boolean isRequired(int jdk) {
    return jdk >= since;
  }

  boolean fits(int access, String name, String descriptor) {
    if (name.charAt(0) == '<' && (shape != Shape.RETURN || name.equals("<clinit>"))) {
      return false;
    }
    if ((access & Opcodes.ACC_STATIC) != 0 && arguments.contains(THIS)) {
      return false;
    }
    return (method.equals(ANY) ? (access & Opcodes.ACC_PUBLIC) != 0 : name.equals(method))
        && (descriptorPart == null || descriptor.contains(descriptorPart));
  }

  /** The field whose value the entry gets too; null if there is none. */
  @Nullable FieldPath entryField() {
    return shape == Shape.AROUND ? FieldPath.of(detail, '>') : null;
  }

  /** The field whose value the exit gets too; null if there is none. */
  @Nullable FieldPath exitField() {
    return shape == Shape.AROUND ? FieldPath.of(detail, '<') : null;
  }

  /** The text that the entry gets too; null if there is none. */
  @Nullable String constant() {
    return shape == Shape.AROUND && detail != null && detail.charAt(0) == CONSTANT
        ? detail.substring(1)
        : null;
  }
}
