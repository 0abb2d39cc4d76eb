package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A woven method does what it did, and is framed by one entry and one exit. */
class AroundMethodTests {

  private static final int[] NUMBERS = {3, 1, 2};

  @BeforeEach
  void reset() {
    RecordingSensor.reset();
  }

  @Test
  void framesAMethodThatReturnsNothing() {
    assertThat(call("nothing")).isNull();

    assertFramed(1);
  }

  @Test
  void framesAStaticMethod() {
    assertThat(call("constant")).isEqualTo(7);

    assertFramed(1);
  }

  @Test
  void framesALoop() {
    assertThat(call("sum", NUMBERS)).isEqualTo(6L);

    assertFramed(1);
  }

  @ParameterizedTest
  @CsvSource({"-1,negative", "4,small", "11,large"})
  void exitsOnceWhicheverReturnIsTaken(int argument, String answer) {
    assertThat(call("earlyReturn", argument)).isEqualTo(answer);

    assertFramed(1);
  }

  @ParameterizedTest
  @CsvSource({"true,16.0", "false,-10.0"})
  void leavesParametersOfEveryTypeWhereTheyAre(boolean flag, double answer) {
    assertThat(call("ofManyTypes", flag, 4L, 2.5, "abc", new byte[3])).isEqualTo(answer);

    assertFramed(1);
  }

  @Test
  void returnsAFloat() {
    assertThat(call("ofFloat", 3f)).isEqualTo(1.5f);

    assertFramed(1);
  }

  @ParameterizedTest
  @CsvSource({"12,12", "x,-1"})
  void leavesTheMethodItsOwnCatch(String argument, int answer) {
    assertThat(call("caught", argument)).isEqualTo(answer);

    assertFramed(1);
  }

  @ParameterizedTest
  @CsvSource({"12,parse 12", "x,catch"})
  void leavesTheMethodItsOwnFinally(String argument, String step) {
    assertThat(call("cleanedUp", argument)).isEqualTo(List.of(step, "finally"));

    assertFramed(1);
  }

  @Test
  void exitsOnceWhenTheMethodThrows() {
    assertThatThrownBy(() -> call("thrown"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("thrown");

    assertFramed(1);
  }

  @Test
  void exitsOnceWhenSomethingInsideThrows() {
    assertThatThrownBy(() -> call("thrownFromInside", NUMBERS))
        .isInstanceOf(ArrayIndexOutOfBoundsException.class);

    assertFramed(1);
  }

  @Test
  void exitsOnceWhenTheMethodCatchesAndThrowsAgain() {
    assertThatThrownBy(() -> call("rethrown", NUMBERS))
        .isInstanceOf(IllegalStateException.class)
        .hasCauseInstanceOf(ArrayIndexOutOfBoundsException.class);

    assertFramed(1);
  }

  @Test
  void keepsASynchronizedMethodSynchronized() {
    Object target = instance("lockedAndThrown");

    assertThat(call("locked")).isEqualTo(true);
    assertThatThrownBy(() -> callOn(target, "lockedAndThrown"))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(Thread.holdsLock(target)).isFalse();
    assertFramed(2);
  }

  @Test
  void keepsASynchronizedBlockBalanced() {
    Object lock = new Object();

    assertThat(call("lockedInside", lock, 1)).isEqualTo(1);
    assertThatThrownBy(() -> call("lockedInside", lock, 0))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(Thread.holdsLock(lock)).isFalse();
    assertFramed(2);
  }

  @ParameterizedTest
  @CsvSource({"b,first", "c,second", "d,other"})
  void framesASwitch(String argument, String answer) {
    assertThat(call("chosen", argument)).isEqualTo(answer);

    assertFramed(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void framesABranchInTheMidstOfMakingAnObject(boolean flag) {
    assertThat(call("madeOf", flag)).hasToString(flag ? "1!" : "no!");

    assertFramed(1);
  }

  @Test
  void framesEachCallOfARecursion() {
    assertThat(call("recursive", 3)).isEqualTo(3);

    assertThat(RecordingSensor.EXITED)
        .containsExactlyElementsOf(reversed(RecordingSensor.tokens()))
        .hasSize(4);
  }

  @Test
  void framesTheMethodAndNotTheLambdaThatItMakes() {
    List<String> out = new ArrayList<>();
    ((Runnable) call("lambda", out, "text")).run();

    assertThat(out).containsExactly("text!");
    assertFramed(1);
  }

  @Test
  void givesTheSensorTheObjectItself() {
    Object target = instance("nothing", Hook.THIS);

    callOn(target, "nothing");

    assertThat(RecordingSensor.ENTERED).containsExactly(List.of(target));
  }

  @Test
  void givesTheSensorTheArgumentsThatItWants() {
    callOn(instance("earlyReturn", 0), "earlyReturn", -1);
    callOn(instance("ofManyTypes", 1), "ofManyTypes", true, 4L, 2.5, "abc", new byte[3]);
    callOn(instance("ofManyTypes", 2, 3), "ofManyTypes", true, 4L, 2.5, "abc", new byte[3]);
    byte[] bytes = new byte[3];
    callOn(instance("ofManyTypes", 3, 0, 1, 4), "ofManyTypes", true, 4L, 2.5, "abc", bytes);

    assertThat(RecordingSensor.ENTERED)
        .containsExactly(
            List.of(-1), List.of(4L), List.of(2.5, "abc"), List.of("abc", true, 4L, bytes));
  }

  @Test
  void doesNotTakeWhatTheEntryThrowsForTheMethodsOwn() {
    Hook refusing = new Hook("caught", null, RecordingSensor.NAME, "refuse", "exit", List.of(), 17);

    assertThatThrownBy(() -> callOn(instance(refusing), "caught", "1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("refused");
    assertThat(RecordingSensor.EXITED).isEmpty();
  }

  @Test
  void givesBackATokenThatIsNull() {
    Hook hook = new Hook("caught", null, RecordingSensor.NAME, "none", "exit", List.of(), 17);

    assertThat(callOn(instance(hook), "caught", "1")).isEqualTo(1);
    assertThat(RecordingSensor.EXITED).containsExactly((Object) null);
  }

  private static void assertFramed(int calls) {
    assertThat(RecordingSensor.ENTERED).hasSize(calls);
    assertThat(RecordingSensor.EXITED).containsExactlyElementsOf(RecordingSensor.tokens());
  }

  private static List<Object> reversed(List<Object> list) {
    List<Object> reversed = new ArrayList<>(list);
    Collections.reverse(reversed);
    return reversed;
  }

  private static @Nullable Object call(String method, Object... arguments) {
    return callOn(instance(method), method, arguments);
  }

  private static @Nullable Object callOn(Object target, String name, Object... arguments) {
    Method method =
        Arrays.stream(target.getClass().getDeclaredMethods())
            .filter(each -> each.getName().equals(name))
            .findFirst()
            .orElseThrow();
    method.setAccessible(true);
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw sneaky(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RuntimeException sneaky(Throwable cause) {
    return cause instanceof RuntimeException own ? own : new IllegalStateException(cause);
  }

  private static Object instance(String method, Integer... arguments) {
    return instance(RecordingSensor.hook(method, arguments));
  }

  /** An object of the woven class. */
  private static Object instance(Hook hook) {
    byte[] woven =
        TypeWeaver.weave(WovenClass.fileOf(MethodTestCases.class), List.of(hook)).bytes();
    try {
      Constructor<?> constructor =
          WovenClass.load(MethodTestCases.class.getName(), woven).getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
