package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ClassLoadsTests {

  @Test
  void areUnderWayInsideOfAClassLoader() {
    Asking loader = new Asking();

    assertThatThrownBy(() -> loader.loadClass("no.such.Type"))
        .isInstanceOf(ClassNotFoundException.class);

    assertThat(loader.answer).isTrue();
    assertThat(ClassLoads.areUnderWay()).isFalse();
  }

  /** Asks when it is to find a class. */
  private static final class Asking extends ClassLoader {
    private boolean answer;

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      answer = ClassLoads.areUnderWay();
      throw new ClassNotFoundException(name);
    }
  }
}
