package dev.selvedge.agent.event;

import org.jspecify.annotations.Nullable;

/** A frame made from its parts. */
record KnownFrame(StackTraceElement element, Owner owner, @Nullable String shownName)
    implements Frame {

  @Override
  public String className() {
    return element.getClassName();
  }

  @Override
  public String methodName() {
    return element.getMethodName();
  }

  @Override
  public boolean isA(String typeName) {
    return className().equals(typeName);
  }

  @Override
  public String publicName() {
    return shownName != null ? shownName : className() + "." + methodName();
  }
}
