package dev.selvedge.agent.cases.allowed;

import dev.selvedge.agent.cases.support.Loop;

/** Calls that block and are allowed to, and two that are not. */
public final class AllowedCalls {

  private AllowedCalls() {}

  public static void main(String[] args) throws Exception {
    Loop.run(args, () -> Legacy.load());
    Loop.run(args, () -> Legacy.load());
    Loop.run(args, () -> Legacy.loadByLambda());
    Loop.run(args, () -> Legacy.loadByAnonymous());
    Loop.run(args, () -> new Legacy.Derived().run());
    Loop.run(args, () -> LibraryCode.load());
    Loop.run(args, AllowedCalls::notAllowed);
  }

  private static void notAllowed() {
    try {
      Legacy.reload();
    } catch (Throwable swallowed) {
      Thread.onSpinWait();
    }
    try {
      Thread.sleep(5); // FINDING: BlockedEventLoop
    } catch (Throwable swallowed) {
      Thread.onSpinWait();
    }
  }
}
