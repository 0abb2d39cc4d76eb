package dev.selvedge.agent.weave;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The publishers of Reactor, where they are assembled, built upon, and subscribed to; those that
 * subscribe to several at once; and its errors, where somebody or nobody gets them.
 */
final class ReactorTypes {

  private static final String PUBLISHERS = "reactor/core/publisher/";
  private static final String SENSOR = "Publishers";

  private static final Hook[] SUBSCRIBED = {
    Hook.atEntry("subscribe", SENSOR, "subscribed", Hook.THIS).where("Subscriber;)V"),
    Hook.atEntry("block", SENSOR, "subscribed", Hook.THIS),
    Hook.atEntry("call", SENSOR, "subscribed", Hook.THIS).where("()Ljava/lang/Object;"),
    Hook.atEntry("connect", SENSOR, "subscribed", Hook.THIS)
        .where("(Ljava/util/function/Consumer;)V")
  };

  private static final List<Hook> OF_OPERATOR = List.of(SUBSCRIBED);

  private static final List<Hook> OF_BASE =
      List.of(
          SUBSCRIBED[0],
          Hook.atReturn("onAssembly", SENSOR, "assembled", Hook.RESULT),
          Hook.atReturn(Hook.ANY, SENSOR, "extended", Hook.RESULT, Hook.THIS)
              .where(")L" + PUBLISHERS));

  private static final String ERRORS = "ReactorErrors";

  private static final List<Hook> OF_SUBSCRIBER =
      List.of(
          Hook.atReturn("<init>", ERRORS, "subscribing", Hook.THIS, 1),
          Hook.atEntry("doError", ERRORS, "failing", Hook.THIS, 0),
          Hook.atEntry("onError", ERRORS, "failing", Hook.THIS, 0));

  private static final List<Hook> OF_OPERATORS =
      List.of(Hook.atCall("onErrorDropped", "reactor/util/Logger.error", ERRORS, "dropped", ""));

  private static final List<Hook> OF_PEEK =
      List.of(Hook.atCall("onError", "java/util/function/Consumer.accept", ERRORS, "seen", ""));

  private static final List<Hook> OF_DO_ON_EACH =
      List.of(Hook.atEntry("onError", ERRORS, "seen", 0));

  private static final String FLAT_MAPS = "FlatMaps";

  /** What subscribes to several publishers at once. */
  private static final List<Hook> OF_FLAT_MAP =
      List.of(
          SUBSCRIBED[0],
          SUBSCRIBED[1],
          Hook.atReturn("subscribeOrReturn", FLAT_MAPS, "subscribed", Hook.RESULT, Hook.THIS));

  private static final List<Hook> OF_FLAT_MAP_INSIDE =
      insideFlatMap("FluxFlatMap$FlatMapMain.drain");

  private static final List<Hook> OF_MERGE_INSIDE =
      insideFlatMap("FluxMergeSequential$MergeSequentialMain.innerComplete");

  private ReactorTypes() {}

  static boolean maybe(String internalName) {
    return internalName.startsWith(PUBLISHERS)
        && !hooks(internalName.substring(PUBLISHERS.length())).isEmpty();
  }

  /** The woven class, or null if it has no such method. */
  static byte @Nullable [] weave(String internalName, byte[] classFile) {
    List<Hook> hooks = hooks(internalName.substring(PUBLISHERS.length()));
    TypeWeaver.Woven woven = TypeWeaver.weave(classFile, hooks);
    return woven.attached().isEmpty() ? null : woven.bytes();
  }

  private static List<Hook> hooks(String name) {
    if (name.indexOf('$') >= 0) {
      return ofSubscriberInside(name);
    }
    return switch (name) {
      case "Mono", "Flux", "ParallelFlux", "ConnectableFlux" -> OF_BASE;
      case "LambdaSubscriber", "LambdaMonoSubscriber" -> OF_SUBSCRIBER;
      case "Operators" -> OF_OPERATORS;
      case "FluxFlatMap", "FluxMergeSequential" -> OF_FLAT_MAP;
      default -> isPublisher(name) ? OF_OPERATOR : List.of();
    };
  }

  private static List<Hook> ofSubscriberInside(String name) {
    if (name.startsWith("FluxPeek") || name.startsWith("MonoPeek")) {
      return OF_PEEK;
    }
    return switch (name) {
      case "FluxFlatMap$FlatMapInner" -> OF_FLAT_MAP_INSIDE;
      case "FluxMergeSequential$MergeSequentialInner" -> OF_MERGE_INSIDE;
      default -> name.startsWith("FluxDoOnEach$") ? OF_DO_ON_EACH : List.of();
    };
  }

  /**
   * What a flatMap subscribes to the others with.
   *
   * @param fused what it calls for one that has all of its values already, and is asked for them
   *     where there is room
   */
  private static List<Hook> insideFlatMap(String fused) {
    return List.of(
        Hook.atReturn("<init>", FLAT_MAPS, "made", Hook.THIS, 0),
        Hook.atEntry("onSubscribe", FLAT_MAPS, "begun", Hook.THIS),
        Hook.atCall("onSubscribe", PUBLISHERS + fused, FLAT_MAPS, "fused", "").withThis(),
        Hook.atEntry("onComplete", FLAT_MAPS, "ended", Hook.THIS),
        Hook.atEntry("onError", FLAT_MAPS, "ended", Hook.THIS),
        Hook.atEntry("cancel", FLAT_MAPS, "ended", Hook.THIS));
  }

  private static boolean isPublisher(String name) {
    // The bases of operators have the method by which one of Reactor subscribes to another.
    return name.startsWith("Internal")
        || name.startsWith("Mono")
        || name.startsWith("Flux")
        || name.startsWith("Parallel")
        || name.startsWith("Connectable");
  }
}
