package dev.selvedge.agent.event;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One frame of a captured stack. Who owns its code is known at once; its line is resolved only when
 * somebody asks, because that is the dear part of a stack walk.
 */
public interface Frame {

  /** The binary name of the class. */
  String className();

  String methodName();

  Owner owner();

  /** Whether the class is, or inherits from, a type of this binary name. */
  boolean isA(String typeName);

  /** The frame with its file and line. */
  StackTraceElement element();

  /** What tells this place in the method from others in it; cheap, unlike its line. */
  default int position() {
    return element().getLineNumber();
  }

  /**
   * The method as a reader knows it: class and method of the public type that declares it, where
   * the class itself is an internal of the JDK ({@code java.nio.channels.FileChannel.read} for
   * {@code sun.nio.ch.FileChannelImpl.read}).
   */
  String publicName();

  /**
   * The names by which a reader may mean this frame, each with class and method: its own, those of
   * what its class inherits from, and those of the method that a lambda, a local or an anonymous
   * class stands in.
   */
  default Set<String> names() {
    return Set.of(MethodNames.qualified(className(), methodName()));
  }

  /** Where the class was loaded from, an address; null if that is not known, and for the JDK. */
  default @Nullable String source() {
    return null;
  }

  /** The code that a frame belongs to. */
  enum Owner {
    JDK,
    LIBRARY,
    USER
  }

  /** A frame whose parts are all known, as tests and readers of a journal have it. */
  static Frame of(StackTraceElement element, Owner owner, @Nullable String publicName) {
    return new KnownFrame(element, owner, publicName);
  }
}
