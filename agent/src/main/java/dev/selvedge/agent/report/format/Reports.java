package dev.selvedge.agent.report.format;

import dev.selvedge.agent.report.AtomicFile;
import dev.selvedge.agent.report.HtmlReport;
import dev.selvedge.agent.report.Journals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes reports of the same journals in any of the formats. */
public final class Reports {

  private final Journals journals;
  private final Sources sources;
  private final GitHub gitHub;
  private final List<String> notes = new ArrayList<>();
  private boolean whole = true;
  private boolean sourcesUsed;

  /**
   * @param journals what was read
   * @param sources where the code is
   * @param gitHub where this runs
   */
  public Reports(Journals journals, Sources sources, GitHub gitHub) {
    this.journals = journals;
    this.sources = sources;
    this.gitHub = gitHub;
  }

  /**
   * Writes a report.
   *
   * @param file the file to write; replaced as a whole if it exists
   * @throws IOException if it cannot be written; its message is one sentence for people
   */
  public void write(Format format, Path file) throws IOException {
    switch (format) {
      case HTML -> HtmlReport.write(journals, file);
      case SARIF -> {
        SarifReport report = new SarifReport(journals, sources);
        AtomicFile.write(file, report::writeTo);
        notes.addAll(report.notes());
        sourcesUsed = true;
      }
      case GITHUB -> {
        String summary =
            new StepSummary(journals, sources, gitHub, StepSummary.MOST_BYTES).render();
        AtomicFile.write(file, out -> out.write(summary));
        appendToStep();
        sourcesUsed = true;
      }
      case TRACE -> {
        AtomicFile.write(file, out -> new TraceReport(journals, out).write());
        noteMissingSpans();
      }
      case JFR -> {
        AtomicFile.writeBytes(file, out -> JfrReport.write(journals, out));
        noteMissingSpans();
      }
    }
  }

  private void noteMissingSpans() {
    String note =
        "the journals have no spans of tasks, so there is little to see over time; see the agent's"
            + " option timeline";
    if (journals.spans().size() == 0 && !notes.contains(note)) {
      notes.add(note);
    }
  }

  /** What cannot be added to the step costs neither the file nor the annotations. */
  private void appendToStep() {
    Path step = gitHub.stepSummary();
    if (step == null) {
      return;
    }
    try {
      StepFile file = new StepFile(step, journals.runs());
      if (!file.add(room -> new StepSummary(journals, sources, gitHub, room).render())) {
        notes.add("the summary of the step has no room left, so nothing was added to it");
      }
    } catch (IOException e) {
      whole = false;
      notes.add(
          "cannot write " + step + ", the file that GITHUB_STEP_SUMMARY names: " + e.getMessage());
    }
  }

  /** Whether all that belongs to the formats was written. */
  public boolean whole() {
    return whole;
  }

  /** The lines that make GitHub show the findings beside the code. */
  public List<String> annotations() {
    sourcesUsed = true;
    return new Annotations(sources).lines(journals.findings());
  }

  /** What there is to say about the reports that were written: sentences for people. */
  public List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    if (sourcesUsed) {
      all.addAll(sources.notes());
    }
    return all;
  }
}
