package dev.selvedge.internal;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The agent of this JVM, for whoever needs it. All methods may be called from any thread. */
public final class Agents {

  private static final long BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(1);

  private static volatile @Nullable Agent known;
  private static volatile long lookedUp = System.nanoTime() - BETWEEN_LOOKS;

  private Agents() {}

  /**
   * Returns the agent, which attaches itself if it is not there.
   *
   * @throws AgentProblem if that does not work, in one line that says what to do
   */
  public static Agent required() {
    Agent agent = known;
    if (agent != null) {
      return agent;
    }
    String reason = BootAgent.isPresent() ? null : SelfAttach.attempt();
    if (reason != null) {
      throw AgentProblem.missing(reason);
    }
    agent = BootAgent.connect();
    known = agent;
    Detectors.tell(agent);
    return agent;
  }

  /** Returns the agent if it is there and works. */
  public static @Nullable Agent present() {
    try {
      return BootAgent.isPresent() ? required() : null;
    } catch (AgentProblem noneThatWorks) {
      return null;
    }
  }

  /**
   * Returns the agent if it was there when that was last looked up, which is done once in a second
   * at most: for calls that stand in the code of a program, and must cost nothing without it.
   */
  public static @Nullable Agent presentOfLate() {
    Agent agent = known;
    long now = System.nanoTime();
    if (agent != null || now - lookedUp < BETWEEN_LOOKS) {
      return agent;
    }
    lookedUp = now;
    return present();
  }

  /**
   * Attaches the agent if it is not there, for a whole run of tests. Says on standard error, in one
   * line, what it has done or why it could not; what needs the agent will fail by itself.
   */
  public static void prepare() {
    if (SkippedRun.isOn()) {
      SelfAttach.say(SkippedRun.LINE);
      return;
    }
    if (!BootAgent.isPresent() && !SelfAttach.isOff()) {
      String reason = SelfAttach.attempt();
      if (reason != null) {
        SelfAttach.say("the tests run unwatched, the agent could not attach itself: " + reason);
      }
    }
    // The agent is told what the tests' frameworks know, also where no test asks for it.
    present();
  }
}
