package dev.selvedge.agent;

import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.journal.Journal;
import dev.selvedge.agent.options.Options;
import dev.selvedge.agent.report.ConsoleSummary;
import dev.selvedge.agent.sensor.task.Interrupts;
import dev.selvedge.agent.sensor.task.PermitFigures;
import dev.selvedge.agent.sensor.task.WindowFigures;
import dev.selvedge.agent.verdict.Verdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** What is done when the JVM ends: the last line of the journal, the summary, the page. */
final class JvmEnd implements Runnable {

  private final Session session;
  private final Options options;
  private final Journal journal;
  private final Verdict verdict;
  private final Background background;
  private final AtomicBoolean done = new AtomicBoolean();

  JvmEnd(Session session, Options options, Journal journal, Background background) {
    this.session = session;
    this.options = options;
    this.journal = journal;
    this.verdict = session.verdict();
    this.background = background;
  }

  @Override
  public void run() {
    if (!done.compareAndSet(false, true)) {
      return;
    }
    try {
      background.stop();
      session.writeStartLine();
      session.windows().judgeAll();
      verdict.flushAtLast();
      session.timeline().writeAtLast();
      List<Map<String, Object>> findings = verdict.findings();
      Map<String, Object> end = endLine(findings);
      session.timeline().writeRest();
      journal.append("end", "end", end);
      boolean nothing = findings.isEmpty() && verdict.suppressed() == 0;
      EndReports reports = new EndReports(journal.file(), options.formats());
      Path page = reports.write(!nothing);
      if (nothing) {
        Console.say("no findings");
      } else {
        System.err.print(
            ConsoleSummary.render(findings, verdict.suppressed(), verdict.suppressions(), page));
      }
      reports.annotate();
    } catch (RuntimeException | LinkageError e) {
      Console.say(
          "the summary could not be made, the journal has it all: " + journal.file() + ": " + e);
    }
  }

  private Map<String, Object> endLine(List<Map<String, Object>> findings) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("epochMillis", System.currentTimeMillis());
    map.put("nanoTime", System.nanoTime());
    map.put("findings", findings.size());
    map.put("errors", count(findings, "ERROR"));
    map.put("warnings", count(findings, "WARNING"));
    map.put("known", known(findings));
    map.put("suppressed", verdict.suppressed());
    map.put("dropped", verdict.dropped());
    map.put("unwoven", session.unwoven());
    map.putAll(Interrupts.ledger(Lineage.JVM));
    List<Map<String, Object>> fanOuts = FanOutEnds.ofJvm(options.limits().fanOut());
    if (!fanOuts.isEmpty()) {
      map.put("fanOuts", fanOuts);
    }
    map.putAll(session.windows().grownInJvm());
    map.put("permits", PermitFigures.take(Lineage.JVM));
    long omitted = WindowFigures.spansOmittedOfJvm();
    if (omitted > 0) {
      map.put("spansOmitted", omitted);
    }
    return map;
  }

  private static long known(List<Map<String, Object>> findings) {
    long known = 0;
    for (Map<String, Object> finding : findings) {
      known += Boolean.TRUE.equals(finding.get("known")) ? 1 : 0;
    }
    return known;
  }

  private static long count(List<Map<String, Object>> findings, String severity) {
    long count = 0;
    for (Map<String, Object> finding : findings) {
      count += severity.equals(finding.get("severity")) ? 1 : 0;
    }
    return count;
  }
}
