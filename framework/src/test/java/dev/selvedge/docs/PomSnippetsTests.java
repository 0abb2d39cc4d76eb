package dev.selvedge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Pages;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The pieces of POMs on the pages: XML, in which the goals of our plugin are goals that there are,
 * and the version is this one.
 */
class PomSnippetsTests {

  private static final Pattern SNIPPET = Pattern.compile("(?ms)^```xml\n(.*?)^```");
  private static final Pattern GOAL = Pattern.compile("(?m)^### `([a-z-]+)`$");
  private static final Pattern OWN_VERSION =
      Pattern.compile(
          "<groupId>dev\\.selvedge</groupId>.*?<version>([^<]+)</version>", Pattern.DOTALL);

  static Stream<String> pages() throws IOException {
    List<String> with = new ArrayList<>();
    for (String page : Pages.all(".md")) {
      if (!snippets(page).isEmpty()) {
        with.add(page);
      }
    }
    return with.stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyGoalOfOurPluginIsThere(String page) throws Exception {
    List<String> goals = new ArrayList<>();
    for (String snippet : snippets(page)) {
      Element root = parse(snippet);
      if (texts(root, "artifactId").contains("selvedge-maven-plugin")) {
        goals.addAll(texts(root, "goal"));
      }
    }

    assertThat(goals).isSubsetOf(group(GOAL, "docs/maven.md"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theVersionIsThisOne(String page) throws IOException {
    String own = group(OWN_VERSION, "pom.xml").get(0);

    assertThat(group(OWN_VERSION, page)).allSatisfy(version -> assertThat(version).isEqualTo(own));
  }

  @Test
  void theReadmeNeedsTwelveLines() throws IOException {
    assertThat(snippets("README.md").stream().flatMap(String::lines)).hasSizeBetween(2, 12);
  }

  private static Element parse(String snippet) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader("<root>" + snippet + "</root>")))
        .getDocumentElement();
  }

  private static List<String> texts(Element root, String name) {
    NodeList nodes = root.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(index -> nodes.item(index).getTextContent())
        .toList();
  }

  private static List<String> snippets(String page) throws IOException {
    return group(SNIPPET, page);
  }

  private static List<String> group(Pattern pattern, String file) throws IOException {
    return pattern
        .matcher(Files.readString(Pages.file(file)))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
