package dev.selvedge.agent.cases.declared;

import dev.selvedge.agent.cases.support.Loop;
import java.util.List;

/** Calls of methods that are declared to block, on a loop and elsewhere. */
public final class DeclaredCalls {

  private DeclaredCalls() {}

  public static void main(String[] args) throws Exception {
    elsewhere();
    Loop.run(args, DeclaredCalls::byAnnotation);
    Loop.run(args, DeclaredCalls::byOption);
  }

  private static void elsewhere() throws InterruptedException {
    new Clients.ByMethod().fetchTwice();
    new Clients.ByClass().fetch();
    new Clients.ByOption().call();
  }

  private static void byAnnotation() throws InterruptedException {
    Clients.ByMethod client = new Clients.ByMethod();
    client.fetch(); // FINDING: BlockedEventLoop
    client.fetchTwice(); // FINDING: BlockedEventLoop
    Clients.ByMethod.fetchStatically(1L, "2", 3.0); // FINDING: BlockedEventLoop
    client.other();
    Clients.ByClass byClass = new Clients.ByClass();
    byClass.fetch(); // FINDING: BlockedEventLoop
    byClass.cached();
    if (byClass.toString().isEmpty()) {
      client.other();
    }
    new Clients.ByOtherAnnotation().fetch(); // FINDING: BlockedEventLoop
    List.of(client).forEach(Clients.ByMethod::fetch); // FINDING: BlockedEventLoop
    try {
      new Clients.Throwing().fetch(); // FINDING: BlockedEventLoop
    } catch (IllegalStateException asItLikes) {
      client.other();
    }
  }

  private static void byOption() {
    Clients.ByOption option = new Clients.ByOption();
    option.call(); // FINDING: BlockedEventLoop
    option.other();
    Clients.Implementation implementation = new Clients.Implementation();
    Clients.Contract contract = implementation;
    contract.load(); // FINDING: BlockedEventLoop
    implementation.other();
  }
}
