package dev.selvedge.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The reference in {@code docs/maven.md}, held against the plugin's descriptor. */
class MavenPageTests {

  private static final Path BASE = Path.of(System.getProperty("basedir", ""));
  private static final Path PAGE = BASE.resolve("../docs/maven.md");

  private static final Pattern SECTION = Pattern.compile("(?ms)^### `([a-z-]+)`$(.*?)(?=^##|\\z)");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(\\w+)` \\| (?:`([\\w.-]+)`)? *\\| (?:`([^`]+)`)?");

  @Test
  void namesAllGoalsWithTheirParametersPropertiesAndDefaults() throws Exception {
    Map<String, Set<Parameter>> onThePage = new LinkedHashMap<>();
    for (MatchResult section : SECTION.matcher(Files.readString(PAGE)).results().toList()) {
      Set<Parameter> rows = new LinkedHashSet<>();
      for (MatchResult row : ROW.matcher(section.group(2)).results().toList()) {
        rows.add(new Parameter(row.group(1), text(row.group(2)), text(row.group(3))));
      }
      onThePage.put(section.group(1), rows);
    }

    assertThat(onThePage).containsExactlyInAnyOrderEntriesOf(descriptor());
  }

  @Test
  void namesThePhasesThatHold() throws Exception {
    for (Element goal : goals()) {
      String phase = child(goal, "phase");
      assertThat(section(child(goal, "goal")))
          .contains(phase.isEmpty() ? "bound to no phase" : "phase `" + phase + "`");
    }
  }

  @Test
  void allPropertiesAreKnownToWhoeverGetsThem() throws Exception {
    Properties all = new Properties();
    for (Set<Parameter> parameters : descriptor().values()) {
      parameters.stream()
          .map(Parameter::property)
          .filter(property -> !property.isEmpty())
          .forEach(property -> all.setProperty(property, "x"));
    }

    assertThat(all).isNotEmpty();
    assertThat(new UnknownProperties(all).lines()).isEmpty();
  }

  private static Map<String, Set<Parameter>> descriptor() throws Exception {
    Map<String, Set<Parameter>> descriptor = new LinkedHashMap<>();
    for (Element goal : goals()) {
      Set<Parameter> parameters = new LinkedHashSet<>();
      Element configuration = (Element) goal.getElementsByTagName("configuration").item(0);
      for (Element parameter : elements(goal, "parameter")) {
        if (child(parameter, "editable").equals("true")) {
          String name = child(parameter, "name");
          Element value = (Element) configuration.getElementsByTagName(name).item(0);
          parameters.add(
              new Parameter(
                  name,
                  value == null ? "" : value.getTextContent().replaceAll("[${}]", ""),
                  value == null ? "" : value.getAttribute("default-value")));
        }
      }
      descriptor.put(child(goal, "goal"), parameters);
    }
    return descriptor;
  }

  private static List<Element> goals() throws Exception {
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(BASE.resolve("target/classes/META-INF/maven/plugin.xml").toFile())
            .getDocumentElement();
    return elements(root, "mojo").stream()
        .filter(goal -> !child(goal, "goal").equals("help"))
        .toList();
  }

  private static String section(String goal) throws IOException {
    return SECTION
        .matcher(Files.readString(PAGE))
        .results()
        .filter(section -> section.group(1).equals(goal))
        .map(section -> section.group(2))
        .findFirst()
        .orElse("");
  }

  private static List<Element> elements(Element parent, String name) {
    var nodes = parent.getElementsByTagName(name);
    return java.util.stream.IntStream.range(0, nodes.getLength())
        .mapToObj(index -> (Element) nodes.item(index))
        .toList();
  }

  private static String child(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeName().equals(name)) {
        return node.getTextContent().strip();
      }
    }
    return "";
  }

  private static String text(String groupOrNull) {
    return groupOrNull == null ? "" : groupOrNull;
  }

  private record Parameter(String name, String property, String byDefault) {}
}
