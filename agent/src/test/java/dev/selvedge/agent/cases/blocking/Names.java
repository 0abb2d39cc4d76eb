package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.net.UnknownHostException;

/** Asking the name service, each time for a name that is not known yet. */
public final class Names {

  public static void main(String[] args) throws Exception {
    Loop.run(args, Names::calls);
  }

  private static void calls() throws Exception {
    InetAddress.getByName("localhost"); // FINDING: BlockedEventLoop
    InetAddress.getLocalHost(); // FINDING: BlockedEventLoop
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    loopback.getHostName(); // FINDING: BlockedEventLoop
    InetAddress again = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    again.getCanonicalHostName(); // FINDING: BlockedEventLoop
    try {
      InetAddress.getAllByName("a.invalid"); // FINDING: BlockedEventLoop
    } catch (UnknownHostException expected) {
      Thread.onSpinWait();
    }
    new InetSocketAddress("b.invalid", 80); // FINDING: BlockedEventLoop
    try {
      new Socket("c.invalid", 80); // FINDING: BlockedEventLoop
    } catch (UnknownHostException expected) {
      Thread.onSpinWait();
    }
    URL one = new URL("http://d.invalid/");
    one.hashCode(); // FINDING: BlockedEventLoop
    loopback.isReachable(100); // FINDING: BlockedEventLoop
  }
}
