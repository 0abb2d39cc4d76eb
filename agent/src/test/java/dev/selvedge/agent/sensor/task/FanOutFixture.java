package dev.selvedge.agent.sensor.task;

import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.user;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.TaskKind;
import java.util.List;

/** Makes members of fan-outs, without anything that runs them. */
abstract class FanOutFixture extends TaskFixture {

  static final Origin HERE = origin("com.acme.Prices.all:41");
  static final Origin THERE = origin("com.acme.Prices.all:42");

  static Origin origin(String line) {
    Frame user = user(line);
    return new Origin(List.of(jdk("java.lang.Thread.start"), user), user, true);
  }

  /** A member that has not begun. */
  static Task forked(Task owner, Origin origin) {
    Task member = owner.child(TaskKind.THREAD, origin);
    FanOuts.forked(owner, member);
    return member;
  }

  /** A member that runs. */
  static Task running(Task owner, Origin origin) {
    Task member = forked(owner, origin);
    member.join();
    return member;
  }
}
