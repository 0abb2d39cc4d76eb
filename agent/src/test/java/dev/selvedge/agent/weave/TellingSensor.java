package dev.selvedge.agent.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sensor that keeps what single calls tell it. Not safe for use by several threads. */
public final class TellingSensor {

  static final String NAME = TellingSensor.class.getName().replace('.', '/');

  public static final List<List<?>> TOLD = new ArrayList<>();

  private TellingSensor() {}

  public static void tell(Object first) {
    TOLD.add(List.of(first));
  }

  public static void tell(Object first, int second) {
    TOLD.add(List.of(first, second));
  }

  public static void tell(Object first, Object second) {
    TOLD.add(Arrays.asList(first, second));
  }

  public static void before(Object last) {
    TOLD.add(List.of("before", last));
  }

  public static void after() {
    TOLD.add(List.of("after"));
  }

  public static Object enter(@Nullable Object field) {
    TOLD.add(Arrays.asList("enter", String.valueOf(field)));
    return "token";
  }

  public static void exit(Object token, @Nullable Object field) {
    TOLD.add(Arrays.asList("exit", token, field == null ? null : field.toString()));
  }
}
