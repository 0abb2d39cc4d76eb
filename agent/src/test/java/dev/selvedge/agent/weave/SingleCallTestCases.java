package dev.selvedge.agent.weave;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Methods into which single calls are to be woven. */
@SuppressWarnings("unused") // called by reflection
class SingleCallTestCases {

  private @Nullable StringBuilder holder;

  SingleCallTestCases(String text) {
    this(new StringBuilder(text).append(""), 1);
  }

  private SingleCallTestCases(StringBuilder holder, int copies) {
    this.holder = copies == 0 ? null : holder;
  }

  int twice(int number) {
    number += number;
    return number;
  }

  String named(String name) {
    if (name.isEmpty()) {
      return "nobody";
    }
    return name + "!";
  }

  String around(String text) {
    try {
      return "[" + inner(2, text) + "]";
    } catch (IllegalStateException e) {
      return "refused";
    }
  }

  private static String inner(long number, String text) {
    TellingSensor.TOLD.add(List.of("inner"));
    return number > 0 ? text : "";
  }

  void clear() {
    holder = null;
  }

  void refuse() {
    throw new IllegalStateException("refused");
  }
}
