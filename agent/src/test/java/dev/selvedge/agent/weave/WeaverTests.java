package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeaverTests {

  private final List<String> missing = new ArrayList<>();
  private final Weaver weaver = new Weaver(missing::add, false, Declared.NONE);
  private final ClassLoader own = WeaverTests.class.getClassLoader();

  @Test
  void weavesTheTypesOfTheList() {
    byte[] thread = WovenClass.fileOf(Thread.class);

    assertThat(weaver.transform(null, "java/lang/Thread", null, null, thread))
        .isNotNull()
        .isNotEqualTo(thread);
    assertThat(weaver.hooks()).isPositive();
  }

  @Test
  void leavesOtherTypesOfTheJdkAlone() {
    assertThat(
            weaver.transform(null, "java/lang/String", null, null, WovenClass.fileOf(String.class)))
        .isNull();
  }

  @Test
  void leavesWhatMerelyHasTheNameAlone() {
    byte[] impostor = WovenClass.fileOf(MethodTestCases.class);

    assertThat(weaver.transform(own, "java/lang/Thread", null, null, impostor)).isNull();
  }

  @Test
  void leavesSelvedgeItselfAlone() {
    assertThat(
            weaver.transform(
                null, "dev/selvedge/agent/weave/Weaver", null, null, new byte[] {1, 2, 3}))
        .isNull();
    assertThat(missing).isEmpty();
  }

  @Test
  void leavesClassesWithoutANameAlone() {
    assertThat(weaver.transform(own, null, null, null, new byte[0])).isNull();
  }

  @Test
  void leavesAClassThatItCannotReadAsItIsAndNamesIt() {
    assertThat(weaver.transform(null, "java/lang/Thread", null, null, new byte[] {1, 2, 3}))
        .isNull();
    assertThat(missing).singleElement().asString().startsWith("java.lang.Thread (");
  }

  @Test
  void leavesClassesAloneWhoseLoaderDoesNotSeeTheSensorsOfTheBootClassPath() {
    assertThat(new Visibility().isGiven(own)).isFalse();
    assertThat(new Visibility().isGiven(new ClassLoader(null) {})).isFalse();
    assertThat(
            weaver.transform(
                own,
                "com/acme/MyEventLoop",
                null,
                null,
                WovenClass.fileOf(NettyEventLoopsTests.OwnEventLoop.class)))
        .isNull();
  }

  @Test
  void countsTheClassesWhoseCatchBlocksItCannotWeave() {
    byte[] catching = WovenClass.fileOf(CatchingTestCases.class);
    byte[] without = WovenClass.fileOf(NotCatchingTestCases.class);

    assertThat(weaver.transform(own, "com/acme/Catching", null, null, catching)).isNull();
    assertThat(weaver.transform(own, "com/acme/NotCatching", null, null, without)).isNull();

    assertThat(weaver.unwoven()).isEqualTo(1);
  }
}
