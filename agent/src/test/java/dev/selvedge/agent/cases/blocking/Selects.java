package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import dev.selvedge.agent.cases.support.Others;
import java.nio.channels.Selector;

/** Selecting, but not as a loop does in its own body. */
public final class Selects {

  public static void main(String[] args) throws Exception {
    Loop.run(args, Selects::calls);
  }

  private static void calls() throws Exception {
    Selector selector = Selector.open();
    selector.select(5); // FINDING: BlockedEventLoop
    selector.select(key -> {}, 5); // FINDING: BlockedEventLoop
    Others.doNow(
        () -> {
          Thread.sleep(30);
          selector.wakeup();
        });
    selector.select(); // FINDING: BlockedEventLoop
    selector.selectNow();
    selector.close();
  }
}
