package dev.selvedge.agent.verdict;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.journal.Journal;
import dev.selvedge.agent.rule.Candidate;
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

  private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Windows windows = new Windows();
  private final Set<Occurrence> uncertain = new LinkedHashSet<>();
  private final Faults faults = new Faults();

  private final KeptFindings findings;
  private final Policy policy;
  private final Journal journal;
  private final Allowances allowances;
  private final Suppressions suppressions;
  private final Expectations expectations;
  private final Known known;

  /** What is allowed in any window that is open, for those who cannot wait for the lock. */
  private volatile List<Allowance> ofWindows = List.of();

  /** Whether something is expected in code that was named, in any window so far. */
  private volatile boolean expects;

  private volatile @Nullable Thread worker;
  private boolean ending;
  private volatile boolean stopped;

  /** A verdict that allows nothing but what windows do. */
  public Verdict(Policy policy, Journal journal) {
    this(policy, journal, Allowances.NONE);
  }

  /** A verdict that knows nothing from before. */
  public Verdict(Policy policy, Journal journal, Allowances allowances) {
    this(policy, journal, allowances, Known.NOTHING);
  }

  public Verdict(Policy policy, Journal journal, Allowances allowances, Known known) {
    this.policy = policy;
    this.journal = journal;
    this.allowances = allowances;
    this.suppressions = new Suppressions(journal);
    this.expectations = new Expectations(allowances);
    suppressions.know(allowances.general());
    this.known = known;
    this.findings = new KeptFindings(policy, journal, known);
    if (!known.equals(Known.NOTHING)) {
      Fingerprint.digest(""); // So that all that it takes is loaded before it is taken at a call.
    }
  }

  /** Sets the thread that is unparked when there is something to work off now. */
  public void wakeOnProposal(Thread thread) {
    worker = thread;
  }

  /** Takes what a rule proposes; quick, and from any thread. The answer is for {@link #ended}. */
  public Object propose(Candidate candidate) {
    return propose(candidate, List.of());
  }

  /**
   * Takes what a rule proposes; quick, and from any thread. The answer is for {@link #ended}.
   *
   * @param frames the frames that may be allowed to do it, those of the stack above all; empty if
   *     they are not known but by their names
   */
  public Object propose(Candidate candidate, List<Frame> frames) {
    return propose(candidate, frames, List.of());
  }

  /**
   * Takes what a rule proposes; quick, and from any thread. The answer is for {@link #ended}.
   *
   * @param frames the frames that may be allowed to do it, those of the stack above all; empty if
   *     they are not known but by their names
   * @param made where the work at fault was made; empty if that is known as the candidate's origin
   */
  public Object propose(Candidate candidate, List<Frame> frames, List<Frame> made) {
    List<Frame> needed = expects ? frames : allowances.needed(frames, ofWindows);
    Occurrence occurrence = new Occurrence(candidate, needed, needed.isEmpty() ? List.of() : made);
    if (stopped) {
      return occurrence;
    }
    queue.add(() -> begin(occurrence));
    // What is not certain yet can wait: waking another thread could cost this one the processor,
    // and a call that hardly waits would look like one that does.
    if (candidate.certainty().reached(0)) {
      LockSupport.unpark(worker);
    }
    return occurrence;
  }

  /**
   * Takes what a rule may propose once it is asked, which is done by whoever works it off; quick,
   * and from any thread. The answer is for {@link #ended}.
   */
  public Object proposeLater(Supplier<@Nullable Candidate> judge) {
    Later later = new Later(judge);
    if (stopped) {
      return later;
    }
    queue.add(later);
    LockSupport.unpark(worker);
    return later;
  }

  /**
   * What was proposed, if it counts, having lasted so long, is allowed nowhere and not known from
   * before. For whoever acts at once, and must not wait for the lock.
   *
   * @param proposed what {@link #propose} answered
   */
  public @Nullable Candidate counting(Object proposed, long lastedNanos) {
    Occurrence occurrence = (Occurrence) proposed;
    Candidate candidate = occurrence.candidate;
    boolean counts =
        candidate.certainty().reached(lastedNanos)
            && allowances.find(occurrence) == null
            && allowances.find(ofWindows, occurrence) == null
            && !isKnown(candidate);
    return counts ? candidate : null;
  }

  private boolean isKnown(Candidate candidate) {
    return !known.equals(Known.NOTHING) && known.has(Fingerprint.of(candidate));
  }

  /** The call that was proposed has ended. */
  public void ended(Object proposed, long nanos) {
    if (!stopped) {
      queue.add(new Ended(proposed, nanos));
    }
  }

  /** Opens a window; the map is that of {@code Bridge.open}. */
  public String open(Map<String, ?> described) {
    return open(described, List.of());
  }

  /**
   * Opens a window; the map is that of {@code Bridge.open}.
   *
   * @param allowed what is allowed in it
   */
  public String open(Map<String, ?> described, List<Allowance> allowed) {
    return open(described, allowed, List.of());
  }

  /**
   * Opens a window; the map is that of {@code Bridge.open}.
   *
   * @param allowed what is allowed in it
   * @param expected what is expected to be found in it
   */
  public String open(
      Map<String, ?> described, List<Allowance> allowed, List<Expectation> expected) {
    return locked(
        () -> {
          Window window = windows.open(described, System.nanoTime());
          window.expectations = expected;
          expects |= expected.stream().anyMatch(each -> !each.isAnywhere());
          if (!allowed.isEmpty()) {
            window.allowances = allowed;
            suppressions.know(allowed);
            ofWindows = windows.allowances();
          }
          return window.id;
        });
  }

  /** Closes a window; the map is that of {@code Bridge.close}, without texts. */
  public Map<String, Object> close(String id) {
    return close(id, Map.of());
  }

  /**
   * Closes a window; the map is that of {@code Bridge.close}, without texts.
   *
   * @param facts what else there is to tell of it
   */
  public Map<String, Object> close(String id, Map<String, Object> facts) {
    return locked(
        () -> {
          Window window = windows.close(id);
          settleAll();
          if (!window.allowances.isEmpty()) {
            ofWindows = windows.allowances();
          }
          Map<String, Object> line = window.toMap(System.nanoTime());
          line.putAll(facts);
          journal.append("window", window.id, line);
          return told(window, line);
        });
  }

  /**
   * Makes sure that a window is open.
   *
   * @throws IllegalArgumentException if no open window has this id
   */
  public void requireOpen(String id) {
    locked(() -> windows.opened(id));
  }

  /**
   * Looks into a window that stays open; the map is that of {@code Bridge.look}, without texts.
   *
   * @param facts what else there is to tell of it
   */
  public Map<String, Object> look(String id, Map<String, Object> facts) {
    return locked(
        () -> {
          Window window = windows.opened(id);
          settleAll();
          Map<String, Object> line = window.toMap(System.nanoTime());
          line.remove("closedNanos");
          line.putAll(facts);
          return told(window, line);
        });
  }

  private Map<String, Object> told(Window window, Map<String, Object> line) {
    Map<String, Object> told = new LinkedHashMap<>(line);
    told.put("findings", findings.maps(window.findings));
    told.put("failing", findings.maps(window.findings.stream().filter(policy::fails).toList()));
    List<Map<String, Object>> missed = Expectations.missed(window);
    if (!missed.isEmpty()) {
      told.put("missed", missed);
    }
    return told;
  }

  /** Works off what waits; whether something is left that {@link #flush} will have to look at. */
  public boolean drain() {
    lock.lock();
    try {
      workOff();
      return !uncertain.isEmpty() || findings.isUnwritten() || suppressions.isUnwritten();
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

  /** Takes nothing any more, because nobody works it off. */
  public void stop() {
    stopped = true;
  }

  /** Brings the journal up to date when the JVM ends: what is over by now will not come again. */
  public void flushAtLast() {
    locked(
        () -> {
          ending = true;
          settleAll();
          return true;
        });
  }

  /** All findings so far, as the journal has them. */
  public List<Map<String, Object>> findings() {
    return locked(() -> findings.maps());
  }

  /** How many different findings there were so far, those that were withdrawn included. */
  public long made() {
    return locked(findings::made);
  }

  /** How many findings were suppressed, because they are allowed. */
  public long suppressed() {
    return locked(suppressions::findings);
  }

  /** The allowances that have suppressed something, as the journal has them. */
  public List<Map<String, Object>> suppressions() {
    return locked(suppressions::used);
  }

  /** How many findings were not kept because there were too many. */
  public long dropped() {
    return locked(findings::dropped);
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
    boolean certain = occurrence.isCertain(now) || (ending && occurrence.isCertainAtLast());
    if (occurrence.counted || !certain) {
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
      finding.explains(other.candidate, policy.severityOf(other.candidate));
      findings.changed(finding);
    }
  }

  private void count(Occurrence occurrence) {
    List<Occurrence> below = isAllowed(occurrence) ? List.of() : faults.below(occurrence);
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
    findings.withdraw();
  }

  private void takeBack(Occurrence occurrence) {
    for (Finding finding : occurrence.countedIn) {
      if (finding.didNotHappen(Math.max(0, occurrence.tookNanos))) {
        findings.remove(finding);
      }
    }
    occurrence.countedIn.clear();
  }

  private void lasted(Occurrence occurrence) {
    for (Finding finding : occurrence.countedIn) {
      finding.lasted(occurrence.tookNanos);
      findings.changed(finding);
    }
  }

  private void count(Occurrence occurrence, @Nullable Window window) {
    KeptFindings.Key key = KeptFindings.Key.of(occurrence, window);
    Allowance allowed = allowance(occurrence, window);
    if (allowed != null) {
      suppressions.add(allowed, key);
      expectations.allowed(allowed, occurrence, concerned(occurrence, window));
      return;
    }
    Finding finding = findings.of(key, occurrence, window);
    if (finding == null) {
      return;
    }
    concern(finding, occurrence, window);
    if (finding.happened()) {
      findings.write(finding);
    }
    occurrence.countedIn.add(finding);
  }

  /** Tells a finding what the windows that it may come from have to say of it. */
  private void concern(Finding finding, Occurrence occurrence, @Nullable Window window) {
    expectations.happened(finding, occurrence, concerned(occurrence, window));
    List<Window> suspects = occurrence.blame.suspects();
    if (!suspects.isEmpty() && suspects.stream().allMatch(Window::isUnguarded)) {
      finding.unguarded();
    }
  }

  /** The windows in which an occurrence counts, or that it may come from. */
  private List<@Nullable Window> concerned(Occurrence occurrence, @Nullable Window window) {
    List<@Nullable Window> all = new ArrayList<>(occurrence.blame.suspects());
    all.add(window);
    all.add(windows.find(occurrence.candidate.lineage()));
    return all;
  }

  /** Whether it is allowed wherever it counts; it then explains nothing, and the others stand. */
  private boolean isAllowed(Occurrence occurrence) {
    List<Window> blamed = occurrence.blame.windows();
    return blamed.isEmpty()
        ? allowance(occurrence, null) != null
        : blamed.stream().allMatch(window -> allowance(occurrence, window) != null);
  }

  /** What allows an occurrence in a window, also one that its task comes from; null if nothing. */
  private @Nullable Allowance allowance(Occurrence occurrence, @Nullable Window window) {
    Candidate candidate = occurrence.candidate;
    for (Window each : new Window[] {window, windows.find(candidate.lineage())}) {
      List<Allowance> here = each == null ? List.of() : each.allAllowances();
      Allowance found = allowances.find(here, occurrence);
      if (found != null) {
        return found;
      }
    }
    return allowances.find(occurrence);
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
    findings.write();
    suppressions.write();
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

  /** What is proposed once it is judged. */
  private final class Later implements Runnable {
    private final Supplier<@Nullable Candidate> judge;
    private @Nullable Occurrence occurrence;

    Later(Supplier<@Nullable Candidate> judge) {
      this.judge = judge;
    }

    @Override
    public void run() {
      Candidate candidate = stopped ? null : judge.get();
      if (candidate != null) {
        occurrence = new Occurrence(candidate, List.of());
        begin(occurrence);
      }
    }
  }

  /** The end of what was proposed. */
  private final class Ended implements Runnable {
    private final Object proposed;
    private final long nanos;

    Ended(Object proposed, long nanos) {
      this.proposed = proposed;
      this.nanos = nanos;
    }

    @Override
    public void run() {
      Occurrence occurrence =
          proposed instanceof Later later ? later.occurrence : (Occurrence) proposed;
      if (occurrence != null) {
        end(occurrence, nanos);
      }
    }
  }
}
