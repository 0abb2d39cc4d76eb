package dev.selvedge.agent.weave;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The publishers of Reactor: where they are assembled, built upon, and subscribed to. */
final class ReactorTypes {

  private static final String PUBLISHERS = "reactor/core/publisher/";
  private static final String SENSOR = "Publishers";

  private static final Hook[] SUBSCRIBED = {
    Hook.atEntry("subscribe", SENSOR, "subscribed", Hook.THIS).where("Subscriber;)V"),
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

  private ReactorTypes() {}

  static boolean maybe(String internalName) {
    return internalName.startsWith(PUBLISHERS)
        && internalName.indexOf('$') < 0
        && isPublisher(internalName.substring(PUBLISHERS.length()));
  }

  private static boolean isPublisher(String name) {
    return name.startsWith("Mono")
        || name.startsWith("Flux")
        || name.startsWith("Parallel")
        || name.startsWith("Connectable");
  }

  /** The woven class, or null if it has no such method. */
  static byte @Nullable [] weave(String internalName, byte[] classFile) {
    TypeWeaver.Woven woven = TypeWeaver.weave(classFile, hooks(internalName));
    return woven.attached().isEmpty() ? null : woven.bytes();
  }

  private static List<Hook> hooks(String internalName) {
    return switch (internalName.substring(PUBLISHERS.length())) {
      case "Mono", "Flux", "ParallelFlux", "ConnectableFlux", "GroupedFlux" -> OF_BASE;
      default -> OF_OPERATOR;
    };
  }
}
