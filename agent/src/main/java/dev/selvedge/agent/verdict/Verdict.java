package dev.selvedge.agent.verdict;

import dev.selvedge.agent.journal.Journal;
import dev.selvedge.agent.rule.Candidate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes a finding and to which window it belongs. Threads of the application only
 * put what rules propose into a queue; whoever opens or closes a window, and the thread of
 * Selvedge, works it off, so that all of it has one order.
 */
public final class Verdict {

  /** More different findings than this are counted, not kept. */
  private static final int MAX_FINDINGS = 10_000;

  private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Windows windows = new Windows();
  private final Map<Key, Finding> findings = new LinkedHashMap<>();
  private final Set<Finding> unwritten = new LinkedHashSet<>();
  private final Set<Occurrence> uncertain = new LinkedHashSet<>();
  private final Faults faults = new Faults();

  /** The ids of findings that turned out to be the consequences of others. */
  private final Queue<String> freed = new ArrayDeque<>();

  private long ids;
  private final Policy policy;
  private final Journal journal;
  private volatile @Nullable Thread worker;
  private long dropped;

  public Verdict(Policy policy, Journal journal) {
    this.policy = policy;
    this.journal = journal;
  }

  /** Sets the thread that is unparked when there is something to work off now. */
  public void wakeOnProposal(Thread thread) {
    worker = thread;
  }

  /** Takes what a rule proposes; quick, and from any thread. The answer is for {@link #ended}. */
  public Object propose(Candidate candidate) {
    Occurrence occurrence = new Occurrence(candidate);
    queue.add(() -> begin(occurrence));
    // What is not certain yet can wait: waking another thread could cost this one the processor,
    // and a call that hardly waits would look like one that does.
    if (candidate.certainty().reached(0)) {
      LockSupport.unpark(worker);
    }
    return occurrence;
  }

  /** The call that was proposed has ended. */
  public void ended(Object proposed, long nanos) {
    Occurrence occurrence = (Occurrence) proposed;
    queue.add(() -> end(occurrence, nanos));
  }

  /** Opens a window; the map is that of {@code Bridge.open}. */
  public String open(Map<String, ?> described) {
    return locked(() -> windows.open(described, System.nanoTime()).id);
  }

  /** Closes a window; the map is that of {@code Bridge.close}, without texts. */
  public Map<String, Object> close(String id) {
    return locked(
        () -> {
          Window window = windows.close(id);
          settleAll();
          Map<String, Object> line = window.toMap(System.nanoTime());
          journal.append("window", window.id, line);
          Map<String, Object> closed = new LinkedHashMap<>(line);
          closed.put("findings", maps(window.findings));
          closed.put("failing", maps(window.findings.stream().filter(policy::fails).toList()));
          return closed;
        });
  }

  /** Works off what waits; whether something is left that {@link #flush} will have to look at. */
  public boolean drain() {
    lock.lock();
    try {
      workOff();
      return !uncertain.isEmpty() || !unwritten.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Brings the journal up to date, and counts what has lasted long enough by now. */
  public void flush() {
    locked(
        () -> {
          settleAll();
          return true;
        });
  }

  /** All findings so far, as the journal has them. */
  public List<Map<String, Object>> findings() {
    return locked(() -> maps(findings.values()));
  }

  /** How many findings were not kept because there were too many. */
  public long dropped() {
    return locked(() -> dropped);
  }

  private void begin(Occurrence occurrence) {
    occurrence.blame = windows.blame(occurrence.candidate.lineage());
    uncertain.add(occurrence);
    faults.add(occurrence);
    settle(occurrence, occurrence.candidate.nanos());
  }

  private void end(Occurrence occurrence, long nanos) {
    occurrence.tookNanos = nanos;
    if (occurrence.counted) {
      lasted(occurrence);
    } else {
      settle(occurrence, System.nanoTime());
    }
    if (!occurrence.isOpen()) {
      uncertain.remove(occurrence);
      faults.forget(occurrence);
    }
  }

  /** Counts an occurrence if it has become certain. */
  private void settle(Occurrence occurrence, long now) {
    if (occurrence.counted || !occurrence.isCertain(now)) {
      return;
    }
    uncertain.remove(occurrence);
    occurrence.counted = true;
    List<Occurrence> above = faults.above(occurrence);
    if (above.isEmpty()) {
      count(occurrence);
    } else {
      above.forEach(each -> explain(each, occurrence));
    }
  }

  /** One fault is one finding: what tells less of it becomes a consequence of what tells more. */
  private void explain(Occurrence leader, Occurrence other) {
    other.explained = true;
    other.counted = true;
    uncertain.remove(other);
    for (Finding finding : leader.countedIn) {
      finding.explains(other.candidate, policy.severityOf(other.candidate.rule()));
      unwritten.add(finding);
    }
  }

  private void count(Occurrence occurrence) {
    List<Occurrence> below = faults.below(occurrence);
    below.forEach(this::takeBack);
    if (occurrence.blame.windows().isEmpty()) {
      count(occurrence, null);
    }
    for (Window window : occurrence.blame.windows()) {
      count(occurrence, window);
    }
    if (occurrence.tookNanos >= 0) {
      lasted(occurrence);
    }
    below.forEach(each -> explain(occurrence, each));
    // In the journal the later line with an id replaces the earlier one.
    for (String id = freed.poll(); id != null; id = freed.poll()) {
      journal.append("withdrawn", id, Map.of());
    }
  }

  private void takeBack(Occurrence occurrence) {
    for (Finding finding : occurrence.countedIn) {
      if (finding.didNotHappen(Math.max(0, occurrence.tookNanos))) {
        findings.values().remove(finding);
        unwritten.remove(finding);
        finding.leave();
        freed.add(finding.id);
      }
    }
    occurrence.countedIn.clear();
  }

  private String nextId() {
    String reused = freed.poll();
    return reused == null ? "f" + ++ids : reused;
  }

  private void lasted(Occurrence occurrence) {
    for (Finding finding : occurrence.countedIn) {
      finding.lasted(occurrence.tookNanos);
      unwritten.add(finding);
    }
  }

  private void count(Occurrence occurrence, @Nullable Window window) {
    Candidate candidate = occurrence.candidate;
    Key key =
        new Key(
            candidate.rule().name(),
            candidate.api(),
            candidate.site(),
            candidate.origin(),
            window == null ? null : window.id,
            occurrence.blame.test());
    Finding finding = findings.get(key);
    if (finding == null) {
      if (findings.size() >= MAX_FINDINGS) {
        dropped++;
        return;
      }
      finding =
          new Finding(
              nextId(),
              policy.severityOf(candidate.rule()),
              candidate,
              window,
              occurrence.blame,
              policy.stackDepth());
      findings.put(key, finding);
      if (window != null) {
        window.findings.add(finding);
      }
    }
    unwritten.add(finding);
    if (finding.happened()) {
      write(finding);
    }
    occurrence.countedIn.add(finding);
  }

  private void settleAll() {
    long now = System.nanoTime();
    List.copyOf(uncertain).forEach(occurrence -> settle(occurrence, now));
    uncertain.removeIf(
        occurrence -> {
          boolean over = !occurrence.isOpen();
          if (over) {
            faults.forget(occurrence);
          }
          return over;
        });
    unwritten.forEach(this::write);
    unwritten.clear();
  }

  private void write(Finding finding) {
    journal.append("finding", finding.id, finding.toMap());
  }

  /** The findings as their lines in the journal have them. */
  private List<Map<String, Object>> maps(Iterable<Finding> findings) {
    List<Map<String, Object>> maps = new ArrayList<>();
    for (Finding finding : findings) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("run", journal.run());
      line.put("id", finding.id);
      line.putAll(finding.toMap());
      maps.add(line);
    }
    return maps;
  }

  /** Does something after all that was proposed before. */
  private <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      workOff();
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  private void workOff() {
    for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
      next.run();
    }
  }

  private record Key(
      String rule,
      String api,
      StackTraceElement site,
      @Nullable StackTraceElement origin,
      @Nullable String window,
      @Nullable String test) {}
}
