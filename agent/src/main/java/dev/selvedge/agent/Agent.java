package dev.selvedge.agent;

import dev.selvedge.agent.journal.Journal;
import dev.selvedge.agent.options.OptionException;
import dev.selvedge.agent.options.Options;
import dev.selvedge.agent.options.OptionsParser;
import dev.selvedge.agent.rule.Rules;
import dev.selvedge.agent.verdict.Known;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The start of the agent, once it is on the boot class path. */
public final class Agent {

  private static volatile @Nullable Session session;

  private Agent() {}

  /**
   * Starts the agent.
   *
   * @param arguments what stands behind {@code -javaagent:selvedge-agent.jar=}
   * @param late whether the agent was attached to a JVM that runs already
   * @return one line why it does not start, null if it does
   */
  public static synchronized @Nullable String start(
      @Nullable String arguments, Instrumentation instrumentation, boolean late) {
    if (Agent.class.getClassLoader() != null) {
      return "the agent's classes are not on the boot class path; start it by -javaagent alone";
    }
    if (session != null) {
      Console.say(
          "the agent is in this JVM already; this second -javaagent and its options are ignored."
              + " Remove one of the two.");
      return null;
    }
    try {
      Options options = OptionsParser.parse(arguments, System.getProperties(), Rules.names());
      Known known = KnownBefore.of(options);
      Session started = new Session(options, journal(options), known, late);
      started.begin(instrumentation);
      session = started;
      return null;
    } catch (OptionException refused) {
      return refused.getMessage();
    }
  }

  /** The running session, null before the agent has started. */
  static @Nullable Session session() {
    return session;
  }

  private static Journal journal(Options options) {
    try {
      return Journal.create(options.output(), new JournalFailure());
    } catch (IOException | SecurityException e) {
      throw OptionException.badValue(
          "output", options.output() + "", "a folder that can be written (" + e + ")");
    }
  }

  /** Says that the journal has ended before the JVM. */
  private static final class JournalFailure implements Consumer<IOException> {
    @Override
    public void accept(IOException cause) {
      Console.say("cannot write the journal any more, findings are shown at the end: " + cause);
    }
  }
}
