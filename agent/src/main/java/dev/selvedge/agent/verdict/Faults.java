package dev.selvedge.agent.verdict;

import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Moment;
import dev.selvedge.agent.rule.Candidate.Numbered;
import dev.selvedge.agent.rule.Candidate.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What several rules say of one wait, task, future or executor, of which one rule tells most.
 * Guarded by the lock of {@link Verdict}.
 */
final class Faults {

  private static final String SYNC = "SyncOverAsync";
  private static final String NEVER_COMPLETED = "NeverCompletedFuture";

  /** Of rules that see the same fault the one that tells most of it comes first. */
  private static final List<String> ORDER =
      List.of(
          "StarvedPool",
          SYNC,
          "BlockedEventLoop",
          "OrphanedByTimeout",
          "IneffectiveCancel",
          "SwallowedCancellation",
          "IgnoredCancellation",
          // Why somebody waits for ever tells more than that he does.
          "AbandonedWork",
          NEVER_COMPLETED,
          "UnfinishedTask",
          // That it stopped for good tells more than what it failed with.
          "DeadPeriodicTask",
          "UnreadSubtask",
          "LostFailure",
          "ForgottenFuture",
          "UnclosedExecutor",
          // That it has no bound tells more than how far it went.
          "GrowingFanOut",
          "ThreadExplosion",
          "UnboundedFanOut",
          "LostInterruptFlag");

  /** So many of them, the first ones, are about waits, of which somebody tells when they end. */
  private static final int WAITS = 3;

  /** What they say of a task may be what became of it because of another one before it. */
  private static final Set<String> LEFT_UNDONE = Set.of("AbandonedWork", "UnfinishedTask");

  /** More tasks, futures and executors are not remembered: those of long ago are forgotten. */
  private static final int MOST = 2_048;

  /** What more is said of one of them is not taken back, should another rule tell more later. */
  private static final int MOST_OF_ONE = 64;

  /** A wait is forgotten when it is over. */
  private final Map<Subject, List<Occurrence>> waits = new HashMap<>();

  /** Nobody tells when the others are over. */
  private final Map<Subject, List<Occurrence>> others =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Subject, List<Occurrence>> eldest) {
          return size() > MOST;
        }
      };

  void add(Occurrence occurrence) {
    int rank = rank(occurrence);
    if (rank < 0) {
      return;
    }
    for (Subject subject : subjects(occurrence)) {
      boolean isWait = subject instanceof Moment;
      if (isWait && rank >= WAITS) {
        continue; // It has no end, and nothing to do with what waits.
      }
      List<Occurrence> same = of(subject).computeIfAbsent(subject, first -> new ArrayList<>(2));
      if (isPlace(subject) && same.size() == MOST_OF_ONE) {
        same.remove(0); // A line lasts as long as the JVM.
      }
      if (isWait || same.size() < MOST_OF_ONE) {
        same.add(occurrence);
      }
    }
  }

  /** What it is about; and where it waits, since what waits in vain is told when that is over. */
  private static List<Subject> subjects(Occurrence occurrence) {
    Candidate candidate = occurrence.candidate;
    int rank = rank(occurrence);
    if (rank >= WAITS && !isNeverCompleted(occurrence)) {
      return candidate.subjects();
    }
    List<Subject> all = new ArrayList<>(candidate.subjects());
    all.add(Subject.waitAt(candidate.site()));
    return all;
  }

  private Map<Subject, List<Occurrence>> of(Subject subject) {
    return subject instanceof Moment ? waits : others;
  }

  /** Forgets waits about which nothing can be said any more. */
  void forget(Occurrence occurrence) {
    for (Subject subject : occurrence.candidate.subjects()) {
      List<Occurrence> same = waits.get(subject);
      if (same != null && same.stream().noneMatch(Occurrence::isOpen)) {
        waits.remove(subject);
      }
    }
  }

  /** What others say of the same that is counted already, and tells more. */
  List<Occurrence> above(Occurrence occurrence) {
    return same(occurrence).stream()
        .filter(
            each ->
                each.counted
                    && !each.explained
                    && !each.countedIn.isEmpty()
                    && tellsMore(each, occurrence))
        .toList();
  }

  /** What others say of the same that is counted, or going to be, and tells less. */
  List<Occurrence> below(Occurrence occurrence) {
    return same(occurrence).stream().filter(each -> tellsMore(occurrence, each)).toList();
  }

  private static boolean tellsMore(Occurrence one, Occurrence other) {
    if (isEndless(one, other)) {
      return true;
    }
    return rank(one) < rank(other) && !isEndless(other, one);
  }

  /** Whether one says that the wait never ends of which another says that it keeps a thread. */
  private static boolean isEndless(Occurrence one, Occurrence other) {
    return isNeverCompleted(one)
        && one.candidate.severity() == null
        && other.candidate.rule().name().equals(SYNC)
        && other.tookNanos < 0;
  }

  private static boolean isNeverCompleted(Occurrence occurrence) {
    return occurrence.candidate.rule().name().equals(NEVER_COMPLETED);
  }

  private Set<Occurrence> same(Occurrence occurrence) {
    Set<Occurrence> counted = new LinkedHashSet<>();
    if (rank(occurrence) >= 0) {
      for (Subject subject : subjects(occurrence)) {
        for (Occurrence each : of(subject).getOrDefault(subject, List.of())) {
          if ((each.counted || each.candidate.certainty().isMatterOfTime())
              && isSame(subject, occurrence, each)) {
            counted.add(each);
          }
        }
      }
    }
    return counted;
  }

  /**
   * Whether what two rules say of a subject is the same fault. Of two tasks that were given to one
   * executor it is only if one of them may have kept the other from its end, in one window: a pool
   * that several tests use has nothing to do with what each of them does wrong.
   */
  private static boolean isSame(Subject subject, Occurrence one, Occurrence other) {
    if (isPlace(subject)) {
      // Two that wait at a line tell of different waits, unless one of them waits in vain.
      return isNeverCompleted(one) != isNeverCompleted(other)
          && isOfOneWindow(one.blame.windows(), other.blame.windows());
    }
    if (!isExecutor(subject) || !isAboutTask(one) || !isAboutTask(other)) {
      return true;
    }
    Occurrence less = rank(one) > rank(other) ? one : other;
    return LEFT_UNDONE.contains(less.candidate.rule().name())
        && isOfOneWindow(one.blame.windows(), other.blame.windows());
  }

  private static boolean isPlace(Subject subject) {
    return subject instanceof Numbered numbered && numbered.isPlace();
  }

  private static boolean isExecutor(Subject subject) {
    return subject instanceof Numbered numbered && numbered.isExecutor();
  }

  private static boolean isAboutTask(Occurrence occurrence) {
    return occurrence.candidate.subjects().stream()
        .anyMatch(each -> each instanceof Numbered numbered && numbered.isTask());
  }

  private static boolean isOfOneWindow(List<Window> one, List<Window> other) {
    return one.isEmpty() ? other.isEmpty() : one.stream().anyMatch(other::contains);
  }

  private static int rank(Occurrence occurrence) {
    return ORDER.indexOf(occurrence.candidate.rule().name());
  }
}
