package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which methods are woven because they are declared to block. */
class DeclaredBlockingTests {

  private final DeclaredBlocking byAnnotation = new DeclaredBlocking(Declared.NONE);

  @Test
  void anAnnotatedMethodIs() throws IOException {
    assertThat(calls(byAnnotation.weave(classFile(OnMethod.class)))).hasSize(1);
  }

  @Test
  void ofAnAnnotatedClassAllMethodsAreThatOthersCall() throws IOException {
    assertThat(calls(byAnnotation.weave(classFile(OnClass.class)))).hasSize(1);
  }

  @Test
  void aClassWithoutAnnotationIsLeftAlone() throws IOException {
    assertThat(byAnnotation.weave(classFile(Plain.class))).isNull();
    assertThat(BlockingAnnotations.mentionedIn(classFile(Plain.class))).isFalse();
    assertThat(BlockingAnnotations.mentionedIn(classFile(OnMethod.class))).isTrue();
  }

  @Test
  void anAnnotationOfAnotherKindIsNotMeant() throws IOException {
    assertThat(byAnnotation.weave(classFile(Otherwise.class))).isNull();
  }

  @Test
  void whatTheUserDeclaresIs() throws IOException {
    assertThat(calls(byUser(Plain.class, "first").weave(classFile(Plain.class)))).hasSize(1);
    assertThat(byUser(Plain.class, "third").weave(classFile(Plain.class))).isNull();
  }

  @Test
  void whatImplementsItDirectlyIsToo() throws IOException {
    assertThat(calls(byUser(Contract.class, "load").weave(classFile(Implementation.class))))
        .hasSize(1);
  }

  @Test
  void theNameOfAClassTellsThatItMayBe() {
    DeclaredBlocking declared = byUser(Plain.class, "first");

    assertThat(declared.mayReach(Plain.class.getName().replace('.', '/'))).isTrue();
    assertThat(declared.mayReach("java/lang/String")).isFalse();
  }

  @Test
  void aBrokenConstantPoolMentionsNothing() {
    byte[] broken = new byte[64];
    broken[9] = 9;

    assertThat(BlockingAnnotations.mentionedIn(broken)).isFalse();
  }

  private static DeclaredBlocking byUser(Class<?> type, String method) {
    return new DeclaredBlocking(
        new Declared() {
          @Override
          public boolean mayReach(String className) {
            return className.equals(type.getName());
          }

          @Override
          public boolean covers(String className, String name) {
            return mayReach(className) && name.equals(method);
          }
        });
  }

  /** The calls of the sensor's entry. */
  private static List<String> calls(byte @Nullable [] woven) {
    return CallsOf.classFile(Objects.requireNonNull(woven)).stream()
        .filter(call -> call.contains("/Blocking.declared"))
        .toList();
  }

  private static byte[] classFile(Class<?> type) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class"))) {
      return in.readAllBytes();
    }
  }

  @interface Unrelated {}

  static class OnMethod {
    @Blocking
    void fetch() {}

    void other() {}
  }

  @Blocking
  static class OnClass {
    void fetch() {}

    @NonBlocking
    void cached() {}

    private static void helper() {}

    @Override
    public String toString() {
      helper();
      return "it";
    }
  }

  static class Plain {
    void first() {}

    void second() {}
  }

  @Unrelated
  static class Otherwise {
    void fetch() {}
  }

  interface Contract {
    void load();
  }

  static class Implementation implements Contract {
    @Override
    public void load() {}
  }
}
