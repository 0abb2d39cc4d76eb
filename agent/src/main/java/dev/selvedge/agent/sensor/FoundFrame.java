package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.Frame;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A frame whose class was looked up by its name. */
record FoundFrame(StackTraceElement element, Class<?> type) implements Frame {

  @Override
  public String className() {
    return element.getClassName();
  }

  @Override
  public String methodName() {
    return element.getMethodName();
  }

  @Override
  public Owner owner() {
    return CodeOwner.of(type);
  }

  @Override
  public boolean isA(String typeName) {
    return SuperTypes.of(type).contains(typeName);
  }

  @Override
  public String publicName() {
    return className() + "." + methodName();
  }

  @Override
  public Set<String> names() {
    return FrameNames.of(type, methodName());
  }

  @Override
  public @Nullable String source() {
    return CodeOwner.source(type);
  }
}
