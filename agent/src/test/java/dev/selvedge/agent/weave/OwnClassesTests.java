package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.instrument.ClassFileTransformer;
import java.lang.reflect.Proxy;
import java.util.concurrent.Phaser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnClassesTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev/selvedge/agent/sensor/task/Sensor.class",
        "dev/selvedge/agent/event/Frame$Owner.class",
        "dev/selvedge/agent/rule/lostfailure/LostFailure.class",
        "dev/selvedge/agent/Bridge.class",
        "dev/selvedge/agent/weave/Weaver.class",
        "dev/selvedge/agent/shaded/asm/ClassReader.class"
      })
  void areThoseThatWovenMethodsMayComeTo(String entry) {
    assertThat(OwnClasses.isNeeded(entry)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev/selvedge/agent/Premain.class",
        "dev/selvedge/agent/cli/Main.class",
        "dev/selvedge/agent/report/Page.class",
        "dev/selvedge/agent/shaded/picocli/CommandLine.class",
        "dev/selvedge/agent/sensor/package-info.class",
        "dev/selvedge/agent/version.txt",
        "dev/selvedge/agent/",
        "dev/selvedge/doctor/Tasks.class",
        "META-INF/MANIFEST.MF"
      })
  void areNotWhatIsNotNeededWhereSomethingIsWoven(String entry) {
    assertThat(OwnClasses.isNeeded(entry)).isFalse();
  }

  @Test
  void nameThoseOfTheJdkThatTheyNeed() {
    assertThat(OwnClasses.ofJdk(WovenClass.fileOf(Naming.class)))
        .contains("java/util/concurrent/Phaser", "java/lang/Object")
        .noneMatch(name -> name.startsWith("dev/"));
  }

  @Test
  void areLoadedWhereSomebodyElseTransformsClasses() {
    Object foreign =
        Proxy.newProxyInstance(
            OwnClassesTests.class.getClassLoader(),
            new Class<?>[] {ClassFileTransformer.class},
            (proxy, method, arguments) -> null);

    assertThat(OwnClasses.isTransformer(foreign.getClass())).isTrue();
    assertThat(OwnClasses.isTransformer(ClassFileTransformer.class)).isFalse();
    assertThat(OwnClasses.isTransformer(Weaver.class)).isFalse();
    assertThat(OwnClasses.isTransformer(String.class)).isFalse();
  }

  /** A class that names another. */
  static class Naming {
    boolean isPhaser(Object object) {
      return object instanceof Phaser;
    }
  }
}
