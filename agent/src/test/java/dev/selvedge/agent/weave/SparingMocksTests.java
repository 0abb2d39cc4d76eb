package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.internal.creation.bytebuddy.inject.MockMethodDispatcher;

/** Classes into which Mockito has put its code before. */
class SparingMocksTests {

  private static final String ASKS = "dev/selvedge/agent/sensor/Mocks.isOne(Ljava/lang/Object;)Z";

  @BeforeEach
  void reset() {
    TellingSensor.TOLD.clear();
    RecordingSensor.reset();
  }

  @Test
  void areAskedWhetherTheyAreMocks() {
    assertThat(calls(MockedTestCases.class, RecordingSensor.hook("sum", Hook.THIS))).contains(ASKS);
  }

  @Test
  void areNotAskedWhereThereIsNoMockito() {
    assertThat(calls(MethodTestCases.class, RecordingSensor.hook(Hook.ANY))).doesNotContain(ASKS);
  }

  @Test
  void areNotAskedInMethodsThatAreNotWovenOrHaveNoObject() {
    assertThat(calls(MockedTestCases.class, RecordingSensor.hook("none"))).doesNotContain(ASKS);
    assertThat(calls(MockedTestCases.class, RecordingSensor.hook("ofClass")))
        .contains(RecordingSensor.NAME + ".enter()Ljava/lang/Object;")
        .doesNotContain(ASKS);
  }

  @Test
  void thatAreNoneDoWhatTheyDidAndTheSensorIsTold() throws Exception {
    Class<?> type = woven(RecordingSensor.hook("sum", Hook.THIS));
    Object object = type.getDeclaredConstructor().newInstance();
    Method sum = type.getDeclaredMethod("sum", int.class, long.class, double.class, String.class);

    assertThat(sum.invoke(object, 3, 2L, 1.0, "abc")).isEqualTo(18.0);

    assertThat(RecordingSensor.ENTERED).containsExactly(List.of(object));
    assertThat(RecordingSensor.EXITED).hasSize(1);
  }

  @Test
  void areNotToldOfWhereTheirConstructorMakesThem() throws Exception {
    Class<?> type =
        woven(
            new Hook(
                "<init>",
                null,
                TellingSensor.NAME,
                "tell",
                "",
                List.of(Hook.THIS),
                17,
                Hook.Shape.RETURN,
                null));
    Constructor<?> made = type.getDeclaredConstructor(boolean.class);

    made.newInstance(true);
    assertThat(TellingSensor.TOLD).isEmpty();

    Object real = made.newInstance(false);
    assertThat(TellingSensor.TOLD).containsExactly(List.of(real));
  }

  private static Class<?> woven(Hook hook) {
    return WovenClass.load(
        MockedTestCases.class.getName(),
        TypeWeaver.weave(WovenClass.fileOf(MockedTestCases.class), List.of(hook)).bytes());
  }

  private static List<String> calls(Class<?> type, Hook hook) {
    return List.copyOf(
        CallsOf.classFile(TypeWeaver.weave(WovenClass.fileOf(type), List.of(hook)).bytes()));
  }

  /** Methods with code of Mockito, of a kind. */
  public static class MockedTestCases {
    private boolean isMock;

    public MockedTestCases() {}

    public MockedTestCases(boolean mocked) {
      if (mocked) {
        isMock = MockMethodDispatcher.handleConstruction(this) != null;
        return;
      }
      isMock = false;
    }

    /** Begins with a loop, and so with a frame. */
    public double sum(int count, long one, double other, String text) {
      double sum = 0;
      do {
        try {
          sum += one + other + text.length();
        } catch (IllegalStateException e) {
          return -1;
        }
      } while (--count > 0);
      return isMock ? 0 : sum;
    }

    public static int ofClass() {
      return 1;
    }
  }
}
