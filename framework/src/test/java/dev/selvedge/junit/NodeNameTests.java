package dev.selvedge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** How the tests of other engines are called. */
class NodeNameTests {

  private static final String TYPE = NodeNameTests.class.getName();

  @Test
  void aMethodInJavaHasItsClassAndItsParameters() throws NoSuchMethodException {
    MethodSource source =
        MethodSource.from(NodeNameTests.class.getDeclaredMethod("fixture", int.class, List.class));

    assertThat(NodeName.of("fixture", source, ofClass())).hasToString(TYPE + ".fixture(int, List)");
  }

  @Test
  void aMethodThatIsNotThereHasItsNameAlone() {
    assertThat(NodeName.of("any", MethodSource.from(TYPE, "gone"), ofClass()))
        .hasToString(TYPE + ".gone()");
  }

  @Test
  void aFeatureOfSpockIsASentence() {
    NodeName feature =
        NodeName.of("any", MethodSource.from(TYPE, "blocks when it is asked"), ofClass());

    assertThat(feature).hasToString(TYPE + ".blocks when it is asked");
    assertThat(feature.describe("test", "w1")).containsEntry("method", "blocks when it is asked");
  }

  @Test
  void anIterationOfSpockLiesBelowItsFeature() {
    MethodSource source = MethodSource.from(TYPE, "#item costs #price");
    NodeName feature = NodeName.of("#item costs #price", source, ofClass());

    assertThat(NodeName.of("tea costs 3", source, feature))
        .hasToString(TYPE + ".#item costs #price > tea costs 3");
  }

  @Test
  void aScenarioOfCucumberLiesBelowItsFeature() {
    NodeName feature = NodeName.of("Prices", resource(1), null);
    NodeName outline = NodeName.of("<item> costs <price>", resource(7), feature);

    assertThat(NodeName.of("tea costs 3", resource(3), feature))
        .hasToString("Prices > tea costs 3");
    assertThat(NodeName.of("Example #1.1", resource(9), outline))
        .hasToString("Prices > <item> costs <price> > Example #1.1");
  }

  @Test
  void aScenarioInASuiteLiesBelowTheClassOfTheSuite() {
    NodeName feature = NodeName.of("Prices", resource(1), ofClass());

    assertThat(NodeName.of("tea costs 3", resource(3), feature))
        .hasToString(TYPE + " > Prices > tea costs 3");
  }

  @Test
  void theInvocationsOfAClassOrAMethodFollowItsName() throws NoSuchMethodException {
    TestSource source = MethodSource.from(TYPE, "gone");
    NodeName type = NodeName.of("[tea]", null, ofClass());
    NodeName method = NodeName.of("gone", source, type);

    assertThat(type).hasToString(TYPE + " [tea]");
    assertThat(method).hasToString(TYPE + ".gone() [tea]");
    assertThat(NodeName.of("repetition 1 of 2", source, NodeName.of("gone", source, ofClass())))
        .hasToString(TYPE + ".gone() repetition 1 of 2");
  }

  @SuppressWarnings("unused") // looked up
  private static void fixture(int one, List<String> two) {}

  private static NodeName ofClass() {
    return NodeName.of("any", ClassSource.from(NodeNameTests.class), null);
  }

  private static TestSource resource(int line) {
    return ClasspathResourceSource.from("com/acme/prices.feature", FilePosition.from(line));
  }
}
