package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starting processes, waiting for them, and talking to them. */
public final class Processes {

  public static void main(String[] args) throws Exception {
    Loop.run(args, Processes::calls);
  }

  private static void calls() throws Exception {
    ProcessBuilder sleep = new ProcessBuilder("sleep", "0.5");
    Process first = sleep.start(); // FINDING: BlockedEventLoop
    first.waitFor(); // FINDING: BlockedEventLoop
    Process second = Runtime.getRuntime().exec(sleepFor("0.5")); // FINDING: BlockedEventLoop
    second.waitFor(10, TimeUnit.SECONDS); // FINDING: BlockedEventLoop
    Process third = sleep.start(); // FINDING: BlockedEventLoop
    third.onExit().get(); // FINDING: BlockedEventLoop
    Process fourth = sleep.start(); // FINDING: BlockedEventLoop
    fourth.toHandle().onExit().join(); // FINDING: BlockedEventLoop
    List<ProcessBuilder> two = List.of(sleep, new ProcessBuilder("cat"));
    ProcessBuilder.startPipeline(two); // FINDING: BlockedEventLoop
    pipes();
  }

  private static void pipes() throws Exception {
    Process cat = new ProcessBuilder("cat").start(); // FINDING: BlockedEventLoop
    OutputStream out = cat.getOutputStream();
    out.write("one\ntwo\n".getBytes());
    out.flush(); // FINDING: BlockedEventLoop
    InputStream in = cat.getInputStream();
    in.read(); // FINDING: BlockedEventLoop
    cat.getErrorStream();
    out.close();
    ProcessBuilder list = new ProcessBuilder("sh", "-c", "sleep 0.1; ls /");
    Process ls = list.start(); // FINDING: BlockedEventLoop
    BufferedReader lines = ls.inputReader();
    lines.readLine(); // FINDING: BlockedEventLoop
    Process late = list.start(); // FINDING: BlockedEventLoop
    late.getInputStream().readAllBytes(); // FINDING: BlockedEventLoop
  }

  private static String[] sleepFor(String seconds) {
    return new String[] {"sleep", seconds};
  }
}
