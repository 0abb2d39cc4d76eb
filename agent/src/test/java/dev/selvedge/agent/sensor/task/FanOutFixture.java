package dev.selvedge.agent.sensor.task;

import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.user;

import dev.selvedge.agent.event.Frame;
import java.util.List;

/** A place where members of fan-outs are made, without anything that runs them. */
abstract class FanOutFixture extends TaskFixture {

  static final Origin HERE = origin("com.acme.Prices.all:41");

  static Origin origin(String line) {
    Frame user = user(line);
    return new Origin(List.of(jdk("java.lang.Thread.start"), user), user, true);
  }
}
