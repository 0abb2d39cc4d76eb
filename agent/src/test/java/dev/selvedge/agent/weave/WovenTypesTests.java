package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.Type;

/** The types of the JDK that are woven, as the JDK at hand has them. */
class WovenTypesTests {

  private static final String SENSORS = "dev/selvedge/agent/sensor/";

  /** Those of which this JDK has a method that can be woven. */
  static Stream<String> present() {
    return WovenTypes.all().stream()
        .filter(
            type ->
                classFile(type)
                    .filter(file -> !TypeWeaver.match(file, type.hooks()).isEmpty())
                    .isPresent())
        .map(WovenType::name);
  }

  @Test
  void areListedOnce() {
    assertThat(WovenTypes.all()).extracting(WovenType::name).doesNotHaveDuplicates();
  }

  @Test
  void areListedEachThatThereIs() throws Exception {
    List<String> classes = new ArrayList<>();
    try (var files =
        Files.list(
            Path.of(WovenTypes.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                .resolve("dev/selvedge/agent/weave/jdk"))) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("Woven"))
          .forEach(classes::add);
    }

    assertThat(WovenTypes.single()).hasSameSizeAs(classes);
  }

  @Test
  void areAllThereWithAllTheirHooks() {
    List<String> missing = new ArrayList<>();
    Weaver weaver = new Weaver(missing::add, false, Declared.NONE);

    weaver.verify();

    assertThat(missing).isEmpty();
    assertThat(weaver.hooks()).isGreaterThan(50);
  }

  @Test
  void areAllThereWithAllTheirHooksWhereCallsAreRefused() {
    List<String> missing = new ArrayList<>();
    Weaver weaver = new Weaver(missing::add, true, Declared.NONE);
    Weaver other = new Weaver(missing::add, false, Declared.NONE);

    weaver.verify();
    other.verify();

    assertThat(missing).isEmpty();
    assertThat(weaver.hooks()).isGreaterThan(other.hooks() + 20);
  }

  @ParameterizedTest
  @MethodSource("present")
  void callMethodsThatTheSensorHas(String name) {
    Set<String> calls = sensorCalls(name);

    assertThat(calls).isNotEmpty().allSatisfy(call -> assertThat(sensorHas(call)).isTrue());
  }

  /** The calls of sensors in the woven type, as {@code class.method(types)type}. */
  private static Set<String> sensorCalls(String name) {
    WovenType type =
        WovenTypes.refusing().stream()
            .filter(each -> each.name().equals(name))
            .reduce(WovenType::with)
            .orElseThrow();
    byte[] woven = TypeWeaver.weave(classFile(type).orElseThrow(), type.hooks()).bytes();
    return CallsOf.classFile(woven).stream()
        .filter(call -> call.startsWith(SENSORS))
        .map(call -> call.substring(0, call.indexOf('(')).replace('/', '.') + types(call))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String types(String call) {
    return call.substring(call.indexOf('('));
  }

  private static boolean sensorHas(String call) {
    int types = call.indexOf('(');
    int dot = call.lastIndexOf('.', types);
    try {
      return Arrays.stream(Class.forName(call.substring(0, dot)).getMethods())
          .filter(method -> method.getName().equals(call.substring(dot + 1, types)))
          .anyMatch(method -> Type.getMethodDescriptor(method).equals(call.substring(types)));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static Optional<byte[]> classFile(WovenType type) {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(type.internalName() + ".class")) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
