package dev.selvedge.agent.event;

/** Who is told of work that goes on though it was given up, while it does. */
public interface GivenUpListener {

  /** It goes on. Called by the watchdog's thread. */
  void goesOn(GivenUpWork work);
}
