package dev.selvedge.agent.report;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One finding on the page. */
final class FindingCard {

  private final MergedFinding merged;
  private final FindingView finding;
  private final List<String> allTests;
  private final Anchors anchors;

  FindingCard(MergedFinding merged, List<String> allTests, Anchors anchors) {
    this.anchors = anchors;
    this.merged = merged;
    this.finding = merged.finding();
    this.allTests = allTests;
  }

  /** The tests it happened in, or may have. */
  static Set<String> tests(MergedFinding merged) {
    Set<String> tests = new LinkedHashSet<>(merged.tests());
    tests.addAll(merged.finding().candidates());
    return tests;
  }

  void writeTo(Html html) throws IOException {
    html.open(
        "article",
        "class",
        merged.error() ? "finding error" : "finding warning",
        "data-rule",
        finding.rule(),
        "data-severity",
        merged.error() ? "ERROR" : "WARNING",
        "data-known",
        String.valueOf(merged.known()),
        "data-tests",
        testNumbers(),
        "id",
        anchors.of(finding));
    html.open("h4");
    html.element("span", merged.error() ? "Error" : "Warning", "class", "badge");
    if (merged.known()) {
      html.text(" ").element("span", "Known", "class", "badge known");
    }
    html.text(" ").element("span", headline(), "class", "message").close();
    where(html);
    if (finding.fix() != null) {
      html.open("p", "class", "fix")
          .element("strong", "Fix")
          .text(" ")
          .text(Inert.sentence(finding.fix()))
          .close();
    }
    facts(html);
    if (finding.curves() != null) {
      new Chart("Over time", finding.curves()).writeTo(html);
    }
    stack(html);
    links(html);
    html.close();
  }

  private void links(Html html) throws IOException {
    html.open("p", "class", "links");
    String task = anchors.taskOf(finding);
    if (task != null) {
      html.element("a", "Show it on the timeline", "href", "#" + task).text(" ");
    }
    String own = anchors.of(finding);
    if (own != null) {
      html.element("a", "Link to this", "href", "#" + own, "class", "own");
    }
    html.close();
  }

  /** Where it is has its own line, unless no site is known. */
  private String headline() {
    return finding.site() == null ? finding.headline() : Inert.sentence(finding.message());
  }

  private String testNumbers() {
    return tests(merged).stream()
        .map(allTests::indexOf)
        .filter(number -> number >= 0)
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  private void where(Html html) throws IOException {
    Site site = finding.site();
    if (site != null) {
      html.open("p", "class", "where")
          .element("code", Inert.name(site.fileAndLine()), "class", "line");
      html.text(" ").code(Inert.name(site.readableMethod())).close();
    }
  }

  private void facts(Html html) throws IOException {
    html.open("dl", "class", "facts");
    fact(
        html,
        "Happened",
        merged.happened() + (merged.runs() > 1 ? ", in " + merged.runs() + " JVMs" : ""));
    code(html, "Thread", finding.thread(), "");
    code(html, "Call", finding.api(), "");
    Site origin = finding.aboutItsOrigin() ? null : finding.origin();
    code(html, "Started at", origin == null ? null : origin.frame(), "wide");
    tests(html);
    if (merged.runs() > 1) {
      list(html, "JVMs", merged.jvms().stream().map(Inert::name).toList());
    }
    lineage(html);
    list(html, "Also", Related.lines(finding.consequences()));
    html.close();
  }

  private void tests(Html html) throws IOException {
    if (finding.shared()) {
      html.open("div", "class", "wide")
          .element("dt", "Test")
          .open("dd")
          .text(Attribution.SHARED + ". ")
          .text(Attribution.HOW_TO_TELL);
      items(html, Attribution.candidates(finding));
      html.close().close();
    } else if (merged.tests().size() == 1) {
      String reason = Attribution.reason(finding);
      html.open("div", "class", "wide").element("dt", "Test").open("dd");
      html.code(Inert.name(merged.tests().iterator().next()));
      html.text(reason.isEmpty() ? "" : ", " + reason).close().close();
    } else {
      list(html, "Tests", merged.tests().stream().map(Inert::name).toList());
    }
  }

  /** Each task in the one that made it, as lists in lists. */
  private void lineage(Html html) throws IOException {
    List<String> tasks = LineageTree.lines(finding);
    if (tasks.isEmpty()) {
      return;
    }
    html.open("div", "class", "wide").element("dt", "Lineage").open("dd");
    for (String task : tasks) {
      html.open("ul", "class", "lineage").open("li").code(task);
    }
    for (int task = 0; task < tasks.size(); task++) {
      html.close().close();
    }
    html.close().close();
  }

  private static void fact(Html html, String name, String value) throws IOException {
    html.open("div").element("dt", name).element("dd", value).close();
  }

  private static void code(Html html, String name, @Nullable String value, String style)
      throws IOException {
    if (value != null) {
      html.open("div", "class", style)
          .element("dt", name)
          .open("dd")
          .code(Inert.name(value))
          .close()
          .close();
    }
  }

  private static void list(Html html, String name, List<String> values) throws IOException {
    if (!values.isEmpty()) {
      html.open("div", "class", "wide").element("dt", name).open("dd");
      items(html, values);
      html.close().close();
    }
  }

  private static void items(Html html, List<String> values) throws IOException {
    html.open("ul");
    for (String value : values) {
      html.open("li").code(value).close();
    }
    html.close();
  }

  private void stack(Html html) throws IOException {
    if (finding.stack().isEmpty()) {
      return;
    }
    String frames = Durations.counted(finding.stack().size(), "frame");
    html.open("details").element("summary", stackName() + ", " + frames);
    html.open("div", "class", "stack", "role", "group", "aria-label", "Stack", "tabindex", "0");
    for (FoldedStack.Part part : FoldedStack.of(finding)) {
      if (part.folded()) {
        html.open("details").element("summary", Inert.name(part.label()));
        for (String frame : part.frames()) {
          frame(html, frame, "frame");
        }
        html.close();
      } else {
        frame(
            html,
            part.frames().get(0),
            part.owner().equals(FrameOwners.USER) ? "frame yours" : "frame");
      }
    }
    html.close().close();
  }

  /** Says whose stack it is where the line at fault is not on it. */
  private String stackName() {
    Site site = finding.site();
    return site == null || finding.thread() == null || finding.stack().contains(site.frame())
        ? "Stack"
        : "Stack of " + Inert.name(finding.thread());
  }

  private static void frame(Html html, String frame, String style) throws IOException {
    html.open("div", "class", style).element("code", "at " + Inert.name(frame)).close();
  }
}
