package dev.selvedge.agent.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sensor that keeps what woven methods tell it. Not safe for use by several threads. */
public final class RecordingSensor {

  static final String NAME = RecordingSensor.class.getName().replace('.', '/');

  /** The arguments of each entry. */
  static final List<List<?>> ENTERED = new ArrayList<>();

  /** The tokens of each exit. */
  static final List<Object> EXITED = new ArrayList<>();

  private static final List<Object> TOKENS = new ArrayList<>();

  private RecordingSensor() {}

  static void reset() {
    ENTERED.clear();
    EXITED.clear();
    TOKENS.clear();
  }

  /** The tokens that the entries answered. */
  static List<Object> tokens() {
    return List.copyOf(TOKENS);
  }

  static Hook hook(String method, Integer... arguments) {
    return new Hook(method, null, NAME, "enter", "exit", List.of(arguments), 17);
  }

  public static Object enter() {
    return entered();
  }

  public static Object enter(Object first) {
    return entered(first);
  }

  public static Object enter(int first) {
    return entered(first);
  }

  public static Object enter(long first) {
    return entered(first);
  }

  public static Object enter(double first, Object second) {
    return entered(first, second);
  }

  public static Object enter(Object first, boolean second, long third, Object fourth) {
    return entered(first, second, third, fourth);
  }

  @SuppressWarnings("DoNotCallSuggester") // it is called, by woven methods
  public static Object refuse() {
    throw new IllegalStateException("refused");
  }

  public static @Nullable Object none() {
    ENTERED.add(List.of());
    return null;
  }

  public static void exit(@Nullable Object token) {
    EXITED.add(token);
  }

  private static Object entered(Object... arguments) {
    ENTERED.add(Arrays.asList(arguments));
    Object token = new Object();
    TOKENS.add(token);
    return token;
  }
}
