package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a rule proposes: one occurrence of its defect, which the verdict turns into a finding or
 * adds to one.
 *
 * @param rule the rule
 * @param api the call that did it, as its caller knows it
 * @param message what happened and where, in one sentence
 * @param fix what to do, in one line
 * @param site the line that did it
 * @param stack the stack at the call, innermost first
 * @param thread the name of the thread
 * @param nanos when it began, on the clock of {@link System#nanoTime()}
 * @param certainty from when on it counts
 * @param origin the line that made the task or future at fault; null if it is not about one, or
 *     that is not known
 * @param lineage where the work comes from that did it; null if that is not known
 * @param subjects what it is about, waits, tasks, futures or executors; what other rules say of the
 *     same ones is the same fault
 * @param severity how bad this occurrence is; null if as bad as the rule says
 * @param series what it has grown to over time; null if it is not about something that grows
 */
public record Candidate(
    Rule rule,
    String api,
    String message,
    String fix,
    StackTraceElement site,
    List<StackTraceElement> stack,
    String thread,
    long nanos,
    Certainty certainty,
    @Nullable StackTraceElement origin,
    @Nullable Lineage lineage,
    List<Subject> subjects,
    @Nullable Severity severity,
    @Nullable Series series) {

  public Candidate {
    stack = List.copyOf(stack);
    subjects = List.copyOf(subjects);
  }

  /** One that is not about something that grows. */
  public Candidate(
      Rule rule,
      String api,
      String message,
      String fix,
      StackTraceElement site,
      List<StackTraceElement> stack,
      String thread,
      long nanos,
      Certainty certainty,
      @Nullable StackTraceElement origin,
      @Nullable Lineage lineage,
      List<Subject> subjects,
      @Nullable Severity severity) {
    this(
        rule, api, message, fix, site, stack, thread, nanos, certainty, origin, lineage, subjects,
        severity, null);
  }

  /** One about the wait that begins with it, as bad as its rule says. */
  public Candidate(
      Rule rule,
      String api,
      String message,
      String fix,
      StackTraceElement site,
      List<StackTraceElement> stack,
      String thread,
      long nanos,
      Certainty certainty,
      @Nullable StackTraceElement origin,
      @Nullable Lineage lineage) {
    this(rule, api, message, fix, site, stack, thread, nanos, certainty, origin, lineage, null);
  }

  /** One about the wait that begins with it. */
  public Candidate(
      Rule rule,
      String api,
      String message,
      String fix,
      StackTraceElement site,
      List<StackTraceElement> stack,
      String thread,
      long nanos,
      Certainty certainty,
      @Nullable StackTraceElement origin,
      @Nullable Lineage lineage,
      @Nullable Severity severity) {
    this(
        rule,
        api,
        message,
        fix,
        site,
        stack,
        thread,
        nanos,
        certainty,
        origin,
        lineage,
        List.of(new Moment(thread, nanos)),
        severity);
  }

  /** The same at another time, by other work. */
  public Candidate again(long otherNanos, Certainty other, @Nullable Lineage otherLineage) {
    return new Candidate(
        rule,
        api,
        message,
        fix,
        site,
        stack,
        thread,
        otherNanos,
        other,
        origin,
        otherLineage,
        severity);
  }

  /** The same, about other things. */
  public Candidate explaining(List<? extends Subject> others) {
    return new Candidate(
        rule,
        api,
        message,
        fix,
        site,
        stack,
        thread,
        nanos,
        certainty,
        origin,
        lineage,
        List.copyOf(others),
        severity,
        series);
  }

  /** The same, with what it has grown to. */
  public Candidate with(@Nullable Series grown) {
    return new Candidate(
        rule, api, message, fix, site, stack, thread, nanos, certainty, origin, lineage, subjects,
        severity, grown);
  }

  /** The same, about this too. */
  public Candidate about(Subject... others) {
    List<Subject> all = new ArrayList<>(subjects);
    all.addAll(List.of(others));
    return explaining(all);
  }

  /** What a candidate is about. */
  public sealed interface Subject permits Moment, Numbered {

    /** A task, by its number in its lineage. */
    static Subject task(long id) {
      return new Numbered(Numbered.TASK, id);
    }

    /** A future, by the number that its sensor gave to it. */
    static Subject future(long id) {
      return new Numbered("future", id);
    }

    /** The tasks that another one has made at one place, by the number of that one. */
    static Subject fanOut(long owner, StackTraceElement site) {
      return new Numbered("fan-out", (owner << Integer.SIZE) ^ (place(site) & 0xffff_ffffL));
    }

    /** What waits at a line. */
    static Subject waitAt(StackTraceElement site) {
      return new Numbered(Numbered.PLACE, place(site));
    }

    /** The loader of the class is not known to all who know the place. */
    private static int place(StackTraceElement site) {
      return Objects.hash(site.getClassName(), site.getMethodName(), site.getLineNumber());
    }

    /** The platform threads that a task starts, by the number of that task. */
    static Subject threadsOf(long task) {
      return new Numbered("threads", task);
    }

    /** An executor, by the number that its sensor gave to it. */
    static Subject executor(long id) {
      return new Numbered(Numbered.EXECUTOR, id);
    }
  }

  /**
   * When a thread began to wait. No two waits have the same.
   *
   * @param thread the name of the thread
   * @param nanos on the clock of {@link System#nanoTime()}
   */
  public record Moment(String thread, long nanos) implements Subject {}

  /**
   * Something that a sensor has given a number to.
   *
   * @param kind what it is, because each kind has numbers of its own
   * @param id the number, from 1
   */
  public record Numbered(String kind, long id) implements Subject {

    private static final String TASK = "task";
    private static final String EXECUTOR = "executor";
    private static final String PLACE = "place";

    public boolean isTask() {
      return kind.equals(TASK);
    }

    public boolean isPlace() {
      return kind.equals(PLACE);
    }

    public boolean isExecutor() {
      return kind.equals(EXECUTOR);
    }
  }

  /** From when on a candidate counts. */
  public static final class Certainty {
    private final long afterNanos;
    private final @Nullable BooleanSupplier provided;
    private final boolean onceOver;
    private volatile boolean withdrawn;

    private Certainty(long afterNanos, @Nullable BooleanSupplier provided, boolean onceOver) {
      this.afterNanos = afterNanos;
      this.provided = provided;
      this.onceOver = onceOver;
    }

    /** It counts as soon as it is seen. */
    public static Certainty atOnce() {
      return new Certainty(0, null, false);
    }

    /** It counts once it has lasted so long. */
    public static Certainty after(long nanos) {
      return new Certainty(nanos, null, false);
    }

    /** It counts however long it has lasted, but not before it is over or has lasted so long. */
    public static Certainty onceOverOrAfter(long nanos) {
      return new Certainty(nanos, null, true);
    }

    /** It counts once the condition holds, unless it is withdrawn before. */
    public static Certainty once(BooleanSupplier condition) {
      return once(condition, 0);
    }

    /**
     * It counts once the condition holds and it has lasted so long, unless it is withdrawn before.
     */
    public static Certainty once(BooleanSupplier condition, long nanos) {
      return new Certainty(nanos, condition, false);
    }

    /** It turned out to be harmless. */
    public void withdraw() {
      withdrawn = true;
    }

    /** Whether it counts, having lasted so long. */
    public boolean reached(long lastedNanos) {
      return !withdrawn
          && lastedNanos >= afterNanos
          && (provided == null || provided.getAsBoolean());
    }

    /** Whether it counts, being over after so long. */
    public boolean reachedAtTheEnd(long lastedNanos) {
      return reached(onceOver ? afterNanos : lastedNanos);
    }

    /** Whether it counts, being over after so long, now that nothing more will happen. */
    public boolean reachedAtLast(long lastedNanos) {
      return !withdrawn && (onceOver || lastedNanos >= afterNanos);
    }

    /** Whether it is going to count, whatever happens. */
    public boolean isMatterOfTime() {
      return onceOver && !withdrawn;
    }

    /** Whether time can still change the answer after the call itself has ended. */
    public boolean outlivesTheCall() {
      return provided != null && !withdrawn;
    }
  }
}
