package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.internal.creation.bytebuddy.inject.MockMethodDispatcher;

@SuppressWarnings("ReferenceEquality") // identity is the point
class MocksTests {

  private final Object mock = new Object();

  @AfterEach
  void forget() {
    Mocks.forget();
  }

  @Test
  void areNoneAsLongAsMockitoIsNotThere() {
    Mocks.seen();

    assertThat(Mocks.isOne(mock)).isFalse();
    assertThat(Mocks.isOne(null)).isFalse();
  }

  @Test
  void areWhatMockitoSaysTheyAre() {
    MockMethodDispatcher.set("one", dispatcher(new Object()));
    MockMethodDispatcher.set("two", dispatcher(mock));

    Mocks.seen(MocksTests.class.getClassLoader());

    assertThat(Mocks.isOne(mock)).isTrue();
    assertThat(Mocks.isOne(new Object())).isFalse();
    assertThat(Mocks.isOne(null)).isFalse();
  }

  @Test
  void areNoneIfMockitoFailsToSay() {
    MockMethodDispatcher.set(
        "one",
        new MockMethodDispatcher() {
          @Override
          public boolean isMock(Object instance) {
            throw new IllegalStateException("asked while it makes one");
          }
        });
    Mocks.seen(MocksTests.class.getClassLoader());

    assertThat(Mocks.isOne(mock)).isFalse();
  }

  private static MockMethodDispatcher dispatcher(Object of) {
    return new MockMethodDispatcher() {
      @Override
      public boolean isMock(Object instance) {
        return instance == of;
      }
    };
  }
}
