package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.Frame;

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
  public String publicName() {
    return PublicNames.of(frame);
  }
}
