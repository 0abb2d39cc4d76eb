package dev.selvedge.agent.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which journals are read: as they are given, but those that hold the same run
 * together, so that what was written later is read later. A file that is a part of another, a copy
 * that was made while the JVM ran, comes before that; parts that lack the beginning come behind the
 * one that has it. What is the same file, by whatever name, is read once.
 */
final class ReadingOrder {

  private record Candidate(Path path, String run, boolean begins, long size) {}

  private static final Comparator<Candidate> EARLIER_FIRST =
      Comparator.comparing((Candidate each) -> !each.begins())
          .thenComparingLong(each -> each.begins() ? each.size() : 0);

  private ReadingOrder() {}

  static List<Path> of(Collection<Path> journals) {
    Set<Path> seen = new LinkedHashSet<>();
    Map<String, List<Candidate>> byRun = new LinkedHashMap<>();
    for (Path journal : journals) {
      if (seen.add(real(journal))) {
        Candidate candidate = candidate(journal);
        byRun.computeIfAbsent(candidate.run(), run -> new ArrayList<>()).add(candidate);
      }
    }
    List<Path> order = new ArrayList<>();
    for (List<Candidate> sameRun : byRun.values()) {
      sameRun.sort(EARLIER_FIRST);
      sameRun.forEach(each -> order.add(each.path()));
    }
    return order;
  }

  private static Path real(Path journal) {
    try {
      return journal.toRealPath();
    } catch (IOException e) {
      return journal.toAbsolutePath().normalize();
    }
  }

  private static Candidate candidate(Path journal) {
    // What is no journal stands for itself.
    Candidate other = new Candidate(journal, "file " + journal, false, 0);
    try (JournalLines lines = new JournalLines(journal)) {
      String first = lines.advance() ? lines.line() : null;
      if (first == null) {
        return other;
      }
      Fields fields = new Fields(LineParser.parse(first));
      String run = fields.text("run");
      return run == null
          ? other
          : new Candidate(
              journal, "run " + run, fields.text("type", "").equals("start"), Files.size(journal));
    } catch (IOException e) {
      return other;
    }
  }
}
