package dev.selvedge.agent.event;

import dev.selvedge.agent.event.Frame.Owner;
import java.util.List;
import java.util.Set;

/**
 * Made-up frames and calls. A frame is written {@code com.acme.Foo.bar} or {@code
 * com.acme.Foo.bar:41}.
 */
public final class Frames {

  private Frames() {}

  /** A frame of the JDK. */
  public static Frame jdk(String method) {
    return of(method, Owner.JDK);
  }

  /** A frame of a library. */
  public static Frame library(String method) {
    return of(method, Owner.LIBRARY);
  }

  /** A frame of the user. */
  public static Frame user(String method) {
    return of(method, Owner.USER);
  }

  /** The frame as one of a class that inherits from these types. */
  public static Frame inheriting(Frame frame, String... types) {
    return new Heir(frame, Set.of(types));
  }

  /** The start of a thread, with which its stack ends. */
  public static Frame threadStart() {
    return jdk("java.lang.Thread.run:1583");
  }

  /** A call on the event loop thread {@code loop-0}, which is alive. */
  public static BlockingCall call(WaitKind kind, Frame... innermostFirst) {
    return call(kind, new EventLoop("event loop", () -> false), innermostFirst);
  }

  /** A call on the thread {@code loop-0}. */
  public static BlockingCall call(WaitKind kind, EventLoop loop, Frame... innermostFirst) {
    return new BlockingCall(kind, "loop-0", loop, 1_000, List.of(innermostFirst));
  }

  private static Frame of(String method, Owner owner) {
    int colon = method.indexOf(':');
    int line = colon < 0 ? 1 : Integer.parseInt(method.substring(colon + 1));
    String name = colon < 0 ? method : method.substring(0, colon);
    int dot = name.lastIndexOf('.');
    String type = name.substring(0, dot);
    String file = type.substring(type.lastIndexOf('.') + 1).replaceFirst("\\$.*", "") + ".java";
    return Frame.of(new StackTraceElement(type, name.substring(dot + 1), file, line), owner, null);
  }

  private record Heir(Frame frame, Set<String> types) implements Frame {

    @Override
    public String className() {
      return frame.className();
    }

    @Override
    public String methodName() {
      return frame.methodName();
    }

    @Override
    public Owner owner() {
      return frame.owner();
    }

    @Override
    public boolean isA(String typeName) {
      return types.contains(typeName) || frame.isA(typeName);
    }

    @Override
    public StackTraceElement element() {
      return frame.element();
    }

    @Override
    public String publicName() {
      return frame.publicName();
    }
  }
}
