package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.Frame;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A frame of a thread of this JVM. */
record LiveFrame(StackWalker.StackFrame frame) implements Frame {

  @Override
  public String className() {
    return frame.getClassName();
  }

  @Override
  public String methodName() {
    return frame.getMethodName();
  }

  @Override
  public Owner owner() {
    return CodeOwner.of(frame.getDeclaringClass());
  }

  @Override
  public boolean isA(String typeName) {
    return SuperTypes.of(frame.getDeclaringClass()).contains(typeName);
  }

  @Override
  public StackTraceElement element() {
    return frame.toStackTraceElement();
  }

  @Override
  public int position() {
    return frame.getByteCodeIndex();
  }

  @Override
  public Set<String> names() {
    return FrameNames.of(frame.getDeclaringClass(), frame.getMethodName());
  }

  @Override
  public @Nullable String source() {
    return CodeOwner.source(frame.getDeclaringClass());
  }

  @Override
  public String publicName() {
    return PublicNames.of(frame);
  }
}
