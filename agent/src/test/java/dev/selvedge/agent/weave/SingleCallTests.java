package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A method with a single call of a sensor woven in does what it did, and the sensor is told. */
class SingleCallTests {

  @BeforeEach
  void reset() {
    TellingSensor.TOLD.clear();
  }

  @Test
  void tellsAnEntryBeforeTheMethodChangesAnything() throws Exception {
    Object object = woven(hook("twice", Hook.Shape.ENTRY, Hook.THIS, 0));

    assertThat(call(object, "twice", 4)).isEqualTo(8);

    assertThat(TellingSensor.TOLD).containsExactly(List.of(object, 4));
  }

  @Test
  void tellsAnEntryOfAMethodThatThrows() throws Exception {
    Object object = woven(hook("refuse", Hook.Shape.ENTRY, Hook.THIS));

    assertThatThrownBy(() -> call(object, "refuse")).hasMessage("refused");

    assertThat(TellingSensor.TOLD).containsExactly(List.of(object));
  }

  @Test
  void tellsWhatAMethodReturns() throws Exception {
    Object object = woven(hook("named", Hook.Shape.RETURN, Hook.RESULT));

    assertThat(call(object, "named", "a")).isEqualTo("a!");
    assertThat(call(object, "named", "")).isEqualTo("nobody");

    assertThat(TellingSensor.TOLD).containsExactly(List.of("a!"), List.of("nobody"));
  }

  @Test
  void tellsNothingOfAMethodThatThrowsInsteadOfReturning() throws Exception {
    Object object = woven(hook("refuse", Hook.Shape.RETURN, Hook.THIS));

    assertThatThrownBy(() -> call(object, "refuse")).hasMessage("refused");

    assertThat(TellingSensor.TOLD).isEmpty();
  }

  @Test
  void tellsOfAnObjectThatWasMadeWithWhatItWasMadeOf() throws Exception {
    Object object = woven(hook("<init>", Hook.Shape.RETURN, Hook.THIS, 0));

    assertThat(TellingSensor.TOLD)
        .as("by each of the constructors that call each other")
        .hasSize(2)
        .allSatisfy(told -> assertThat(told.get(0)).isSameAs(object))
        .allSatisfy(told -> assertThat(told.get(1)).hasToString("made"));
  }

  @Test
  void tellsTheLastArgumentOfAnInnerCallBeforeItAndItsEndAfterIt() throws Exception {
    String owner = SingleCallTestCases.class.getName().replace('.', '/');
    Object object =
        woven(
            new Hook(
                "around",
                null,
                TellingSensor.NAME,
                "before",
                "after",
                List.of(),
                17,
                Hook.Shape.CALL,
                owner + ".inner"));

    assertThat(call(object, "around", "x")).isEqualTo("[x]");

    assertThat(TellingSensor.TOLD)
        .containsExactly(List.of("before", "x"), List.of("inner"), List.of("after"));
  }

  @Test
  void goesWithAnotherSensorsHookOnTheSameMethod() throws Exception {
    RecordingSensor.reset();
    Object object =
        woven(hook("twice", Hook.Shape.ENTRY, Hook.THIS, 0), RecordingSensor.hook("twice", 0));

    assertThat(call(object, "twice", 4)).isEqualTo(8);

    assertThat(TellingSensor.TOLD).hasSize(1);
    assertThat(RecordingSensor.ENTERED).containsExactly(List.of(4));
    assertThat(RecordingSensor.EXITED).hasSize(1);
  }

  @Test
  void givesFieldsToTheEntryAndTheExitOfAHookAround() throws Exception {
    Object object =
        woven(
            new Hook("clear", null, TellingSensor.NAME, "enter", "exit", List.of(), 17)
                .enteringWith("holder:Ljava/lang/StringBuilder;")
                .leavingWith("holder:Ljava/lang/StringBuilder;"));

    call(object, "clear");

    assertThat(TellingSensor.TOLD).hasSize(2);
    assertThat(TellingSensor.TOLD.get(0)).hasToString("[enter, made]");
    assertThat(TellingSensor.TOLD.get(1)).isEqualTo(Arrays.asList("exit", "token", null));
  }

  @Test
  void givesAFieldToTheExitOfAMethodThatThrows() throws Exception {
    Object object =
        woven(
            new Hook("refuse", null, TellingSensor.NAME, "enter", "exit", List.of(), 17)
                .enteringWith("holder:Ljava/lang/StringBuilder;")
                .leavingWith("holder:Ljava/lang/StringBuilder;"));

    assertThatThrownBy(() -> call(object, "refuse")).hasMessage("refused");

    assertThat(TellingSensor.TOLD.get(1)).hasToString("[exit, token, made]");
  }

  private static Hook hook(String method, Hook.Shape shape, Integer... arguments) {
    return new Hook(
        method, null, TellingSensor.NAME, "tell", "", List.of(arguments), 17, shape, null);
  }

  private static Object woven(Hook... hooks) throws ReflectiveOperationException {
    byte[] classFile = WovenClass.fileOf(SingleCallTestCases.class);
    TypeWeaver.Woven woven = TypeWeaver.weave(classFile, List.of(hooks));
    assertThat(woven.attached()).containsExactlyInAnyOrder(hooks);
    Class<?> type = WovenClass.load(SingleCallTestCases.class.getName(), woven.bytes());
    Constructor<?> constructor = type.getDeclaredConstructor(String.class);
    constructor.setAccessible(true);
    return constructor.newInstance("made");
  }

  private static @Nullable Object call(Object object, String name, Object... arguments)
      throws Exception {
    for (Method method : object.getClass().getDeclaredMethods()) {
      if (method.getName().equals(name)) {
        method.setAccessible(true);
        try {
          return method.invoke(object, arguments);
        } catch (InvocationTargetException e) {
          throw (Exception) e.getCause();
        }
      }
    }
    throw new IllegalArgumentException(name);
  }
}
