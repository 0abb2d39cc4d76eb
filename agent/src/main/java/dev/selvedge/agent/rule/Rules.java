package dev.selvedge.agent.rule;

import dev.selvedge.agent.rule.abandonedwork.AbandonedWork;
import dev.selvedge.agent.rule.blockedcarrier.BlockedCarrier;
import dev.selvedge.agent.rule.blockedcommonpool.BlockedCommonPool;
import dev.selvedge.agent.rule.blockedeventloop.BlockedEventLoop;
import dev.selvedge.agent.rule.deadperiodictask.DeadPeriodicTask;
import dev.selvedge.agent.rule.forgottenfuture.ForgottenFuture;
import dev.selvedge.agent.rule.growingfanout.GrowingFanOut;
import dev.selvedge.agent.rule.ignoredcancellation.IgnoredCancellation;
import dev.selvedge.agent.rule.ineffectivecancel.IneffectiveCancel;
import dev.selvedge.agent.rule.leakedpermit.LeakedPermit;
import dev.selvedge.agent.rule.lostfailure.LostFailure;
import dev.selvedge.agent.rule.lostinterruptflag.LostInterruptFlag;
import dev.selvedge.agent.rule.monopolizedcarrier.MonopolizedCarrier;
import dev.selvedge.agent.rule.nevercompletedfuture.NeverCompletedFuture;
import dev.selvedge.agent.rule.neverstarted.NeverStarted;
import dev.selvedge.agent.rule.orphanedbytimeout.OrphanedByTimeout;
import dev.selvedge.agent.rule.pinnedcarrier.PinnedCarrier;
import dev.selvedge.agent.rule.sloweventloopcallback.SlowEventLoopCallback;
import dev.selvedge.agent.rule.starvedpool.StarvedPool;
import dev.selvedge.agent.rule.swallowedcancellation.SwallowedCancellation;
import dev.selvedge.agent.rule.syncoverasync.SyncOverAsync;
import dev.selvedge.agent.rule.threadexplosion.ThreadExplosion;
import dev.selvedge.agent.rule.unboundedfanout.UnboundedFanOut;
import dev.selvedge.agent.rule.unboundedqueue.UnboundedQueue;
import dev.selvedge.agent.rule.uncaughttaskfailure.UncaughtTaskFailure;
import dev.selvedge.agent.rule.unclosedexecutor.UnclosedExecutor;
import dev.selvedge.agent.rule.unfinishedtask.UnfinishedTask;
import dev.selvedge.agent.rule.unreadsubtask.UnreadSubtask;
import java.util.ArrayList;
import java.util.List;

/** The list of all rules. */
public final class Rules {

  private Rules() {}

  /**
   * New instances of all rules.
   *
   * @param thresholds from when on a wait counts
   */
  public static List<Rule> all(Thresholds thresholds) {
    return List.of(
        new BlockedEventLoop(thresholds),
        new SyncOverAsync(),
        new BlockedCommonPool(),
        new StarvedPool(),
        new SlowEventLoopCallback(thresholds),
        new PinnedCarrier(thresholds),
        new BlockedCarrier(thresholds),
        new MonopolizedCarrier(thresholds),
        new OrphanedByTimeout(),
        new IneffectiveCancel(),
        new SwallowedCancellation(),
        new LostInterruptFlag(),
        new IgnoredCancellation(),
        new UnfinishedTask(),
        new LostFailure(),
        new ForgottenFuture(),
        new NeverCompletedFuture(),
        new UnreadSubtask(),
        new UnclosedExecutor(),
        new AbandonedWork(),
        new NeverStarted(),
        new UnboundedFanOut(),
        new UncaughtTaskFailure(),
        new DeadPeriodicTask(),
        new UnboundedQueue(),
        new ThreadExplosion(),
        new LeakedPermit(),
        new GrowingFanOut());
  }

  /** The names of all rules. */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    for (Rule rule : all(Thresholds.DEFAULT)) {
      names.add(rule.name());
    }
    return names;
  }
}
