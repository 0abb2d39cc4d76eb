package dev.selvedge;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One concurrency defect that the agent saw happen.
 *
 * <p>Immutable and safe to use from any thread. Findings are read from the agent's journal by
 * {@link #of(Map)}; further components may be added in later versions, so a program should not call
 * the canonical constructor. Texts may hold whatever the program under test put there, control
 * characters included.
 *
 * @param run the id of the JVM's run, a UUID; together with {@code id} it names the finding
 * @param id the finding's id within the run
 * @param rule the rule's name, for instance {@code BlockedEventLoop}
 * @param severity how bad it is
 * @param message one sentence that says what happened and where
 * @param fix one line that says how to mend it
 * @param docs the address of the rule's page
 * @param api the method that was called, for instance {@code java.nio.file.Files.readString}; empty
 *     for a finding that is not about a call
 * @param attribution how the finding was traced to a test
 * @param test the test that caused it, for instance {@code com.acme.FooTest.bar()}; {@code null} if
 *     it could not be traced to one
 * @param candidates the tests that may have caused it, if it is {@link Attribution#SHARED}
 * @param thread the name of the thread on which it happened
 * @param count how often it happened, at least 1 in what the agent writes
 * @param site the line of user code at fault; {@code null} if no user code was on the stack
 * @param origin where the task or future at fault was made; {@code null} if that is not known
 * @param stack the frames when it first happened, innermost first, as {@code
 *     com.acme.Foo.bar(Foo.java:41)}
 * @param duration how long all occurrences took together; zero while the first still lasts
 * @param longest how long the longest occurrence took; zero while the first still lasts
 * @param fingerprint 16 hexadecimal digits that stay the same when lines shift
 * @param consequences what other rules say of the same fault, which this finding explains; mostly
 *     empty
 * @param known whether it stands in the baseline, so that it fails no test
 * @param expected whether the test says by {@link ExpectFinding @ExpectFinding} that it is to be
 *     found, so that it does not fail it
 */
public record Finding(
    String run,
    String id,
    String rule,
    Severity severity,
    String message,
    String fix,
    String docs,
    String api,
    Attribution attribution,
    @Nullable String test,
    List<String> candidates,
    String thread,
    long count,
    @Nullable Site site,
    @Nullable Site origin,
    List<String> stack,
    Duration duration,
    Duration longest,
    String fingerprint,
    List<Consequence> consequences,
    boolean known,
    boolean expected)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Copies the lists. */
  public Finding {
    candidates = List.copyOf(candidates);
    stack = List.copyOf(stack);
    consequences = List.copyOf(consequences);
  }

  /**
   * Reads a finding from a line of the journal.
   *
   * <p>What is missing or malformed reads as empty, unknown keys are ignored. An unknown severity
   * reads as {@link Severity#ERROR}, so that it is not overlooked.
   *
   * @param line the line's map: strings, numbers, lists and maps; read once, not kept
   * @return the finding
   */
  public static Finding of(Map<String, ?> line) {
    JournalMap map = new JournalMap(line);
    return new Finding(
        map.text("run"),
        map.text("id"),
        map.text("rule"),
        Severity.of(map.text("severity")),
        map.text("message"),
        map.text("fix"),
        map.text("docs"),
        map.text("api"),
        Attribution.of(map.text("attribution")),
        map.textOrNull("test"),
        map.texts("candidates"),
        map.text("thread"),
        map.number("count"),
        map.site("site"),
        map.site("origin"),
        map.texts("stack"),
        map.nanos("durationNanos"),
        map.nanos("longestNanos"),
        map.text("fingerprint"),
        map.consequences("consequences"),
        map.flag("known"),
        map.flag("expected"));
  }

  /** Returns rule and message in one line. */
  @Override
  public String toString() {
    return rule + ": " + message;
  }

  /** How bad a finding is. */
  public enum Severity {
    /** A defect; by default it fails the guarded test. */
    ERROR,
    /** Likely a defect; by default it is reported and fails nothing. */
    WARNING;

    static Severity of(String name) {
      return name.equals(WARNING.name()) ? WARNING : ERROR;
    }
  }

  /** How a finding was traced to a test. */
  public enum Attribution {
    /** By the chain of tasks that leads from the test to the work at fault. */
    LINEAGE("lineage"),
    /** By time: only one test was running. */
    ONLY_WINDOW("only-window"),
    /** Not to one test: several were running, and they are the candidates. */
    SHARED("shared"),
    /** Not at all. */
    NONE("none");

    private final String text;

    Attribution(String text) {
      this.text = text;
    }

    static Attribution of(String text) {
      for (Attribution attribution : values()) {
        if (attribution.text.equals(text)) {
          return attribution;
        }
      }
      return NONE;
    }
  }

  /**
   * What another rule says of the same fault.
   *
   * @param rule the other rule's name
   * @param message what it says, in one sentence
   * @param site the line that it would have blamed; {@code null} if that is not known
   */
  public record Consequence(String rule, String message, @Nullable Site site)
      implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Returns rule and message in one line. */
    @Override
    public String toString() {
      return rule + ": " + message;
    }
  }

  /**
   * A place in the code.
   *
   * @param className the binary name of the class
   * @param methodName the method, as the class file names it: {@code lambda$start$0}, {@code
   *     <init>}
   * @param fileName the source file's name without its folder; {@code null} if it is not known
   * @param lineNumber the line, from 1; negative if it is not known
   */
  public record Site(String className, String methodName, @Nullable String fileName, int lineNumber)
      implements Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * Returns the place as a frame of a stack trace.
     *
     * @return a new frame, without loader and module
     */
    public StackTraceElement toStackTraceElement() {
      return new StackTraceElement(className, methodName, fileName, lineNumber);
    }

    /** Returns the place as a stack trace prints it, which IDEs turn into a link. */
    @Override
    public String toString() {
      return toStackTraceElement().toString();
    }
  }
}
