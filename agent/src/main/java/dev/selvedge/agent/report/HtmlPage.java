package dev.selvedge.agent.report;

import java.io.IOException;
import java.util.List;

/** The page from its head to its end: the frame around the sections. */
final class HtmlPage {

  private final Journals journals;
  private final PageResources resources;
  private final List<MergedFinding> findings;
  private final LoadSection load;
  private final Anchors anchors;
  private final TimelineSection timeline;

  HtmlPage(Journals journals, PageResources resources) {
    this.journals = journals;
    this.resources = resources;
    this.findings = MergedFinding.merge(journals.findings(), journals.runs());
    this.load = new LoadSection(journals.windows(), journals.runs());
    this.anchors = new Anchors(findings, journals.spans());
    this.timeline =
        new TimelineSection(new Timelines(journals), anchors, journals.spans().omitted());
  }

  void writeTo(Html html) throws IOException {
    html.doctype().open("html", "lang", "en");
    head(html);
    html.open("body");
    html.element("a", "Skip to the findings", "class", "skip", "href", "#findings");
    banner(html);
    html.open("main");
    notes(html);
    new FindingsSection(findings, anchors).writeTo(html);
    timeline.writeTo(html);
    new AllowancesSection(new MergedAllowances(journals.allowances())).writeTo(html);
    new RunsSection(journals.runs()).writeTo(html);
    new WindowsSection(journals.windows(), journals.spans()).writeTo(html);
    load.writeTo(html);
    html.close();
    html.open("footer")
        .element("p", "Made by Selvedge from its journals. This page loads nothing from anywhere.")
        .close();
    html.verbatim("script", resources.script());
    html.close().close();
  }

  private void head(Html html) throws IOException {
    html.open("head");
    html.open("meta", "charset", "utf-8");
    html.open(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        resources.contentSecurityPolicy());
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.open("meta", "name", "referrer", "content", "no-referrer");
    html.open("meta", "name", "color-scheme", "content", "light dark");
    html.open("meta", "name", "generator", "content", "Selvedge");
    html.element("title", "Selvedge: " + ConsoleSummary.counts(findings, journals.suppressed()));
    html.verbatim("style", resources.style());
    html.close();
  }

  private void banner(Html html) throws IOException {
    html.open("header").open("div", "class", "inner");
    html.element("p", "Selvedge report", "class", "brand");
    html.element("h1", headline());
    html.element("p", scope(), "class", "scope");
    html.open("nav", "aria-label", "Sections");
    html.element("a", "Findings", "href", "#findings");
    if (!timeline.isEmpty()) {
      html.element("a", "Timeline", "href", "#timeline");
    }
    html.element("a", "JVMs", "href", "#jvms");
    if (!journals.windows().isEmpty()) {
      html.element("a", "Tests", "href", "#tests");
    }
    if (!load.isEmpty()) {
      html.element("a", "At the same time", "href", "#load");
    }
    html.close().close().close();
  }

  private String headline() {
    List<MergedFinding> fresh = findings.stream().filter(each -> !each.known()).toList();
    long errors = fresh.stream().filter(MergedFinding::error).count();
    long warnings = fresh.size() - errors;
    if (fresh.isEmpty()) {
      return findings.isEmpty() ? "No findings" : "No new findings";
    }
    if (errors == 0) {
      return Durations.counted(warnings, "warning");
    }
    return Durations.counted(errors, "error")
        + (warnings == 0 ? "" : ", " + Durations.counted(warnings, "warning"));
  }

  private String scope() {
    long tests = journals.windows().stream().filter(WindowsSection::isTest).count();
    long suppressed = journals.suppressed();
    long known = findings.stream().filter(MergedFinding::known).count();
    return "in "
        + Durations.counted(journals.runs().size(), "JVM")
        + ofThem(journals.unfinishedRuns(), "killed or still running")
        + ofThem(journals.runsWithMissingHooks(), "with calls that could not be watched")
        + (tests == 0 ? "" : ", " + Durations.counted(tests, "test"))
        + (known == 0 ? "" : ", " + Durations.counted(known, "known finding"))
        + (suppressed == 0 ? "" : ", " + Durations.counted(suppressed, "finding") + " suppressed");
  }

  private String ofThem(long some, String how) {
    if (some == 0) {
      return "";
    }
    return journals.runs().size() == 1 ? ", " + how : ", " + some + " of them " + how;
  }

  private void notes(Html html) throws IOException {
    List<String> notes = journals.notes();
    if (notes.isEmpty()) {
      return;
    }
    html.open("section", "class", "notes", "aria-labelledby", "notes-title");
    html.element("h2", "Not all is shown here", "id", "notes-title").open("ul");
    for (String note : notes) {
      html.element("li", note);
    }
    html.close().close();
  }
}
