package dev.selvedge.agent;

import dev.selvedge.agent.event.CodePattern;
import dev.selvedge.agent.event.MethodNames;
import dev.selvedge.agent.weave.Declared;
import java.util.ArrayList;
import java.util.List;

/** The methods that the option {@code blocking} declares to block. */
record DeclaredMethods(List<CodePattern> patterns) implements Declared {

  static Declared of(List<String> option) {
    if (option.isEmpty()) {
      return Declared.NONE;
    }
    List<CodePattern> patterns = new ArrayList<>();
    for (String each : option) {
      patterns.add(new CodePattern(each));
    }
    return new DeclaredMethods(patterns);
  }

  @Override
  public boolean mayReach(String className) {
    for (CodePattern pattern : patterns) {
      if (pattern.mayReach(className)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean covers(String className, String method) {
    String name = MethodNames.qualified(className, method);
    for (CodePattern pattern : patterns) {
      if (pattern.matches(name)) {
        return true;
      }
    }
    return false;
  }
}
