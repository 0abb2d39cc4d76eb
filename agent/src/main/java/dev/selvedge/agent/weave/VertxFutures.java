package dev.selvedge.agent.weave;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The futures and promises of Vert.x 5: where they are made, where they are completed, and where
 * somebody looks at them.
 */
final class VertxFutures {

  private static final String SENSOR = "VertxFutures";
  private static final String CORE = "io/vertx/core/";
  private static final String INSIDE = CORE + "impl/future/";
  private static final String VALUE = "value:Ljava/lang/Object;";

  private static final List<Hook> OF_FUTURE =
      List.of(
          Hook.task("completeInternal", SENSOR, "completing", "completed", Hook.THIS, 1)
              .leavingWith(VALUE),
          Hook.atReturn("<init>", SENSOR, "made", Hook.THIS),
          Hook.atEntry("addListener", SENSOR, "listened", Hook.THIS),
          asking("cause"),
          asking("failed"),
          asking("succeeded"),
          asking("result"));

  private static final List<Hook> OF_API =
      List.of(
          Hook.task("onComplete", SENSOR, "handlingEach", "handledEach", Hook.THIS, 1)
              .where("(L" + CORE + "Handler;L" + CORE + "Handler;)"),
          Hook.atEntry("onComplete", SENSOR, "handled", Hook.THIS, 0)
              .where("(L" + CORE + "Handler;)"),
          Hook.atReturn("andThen", SENSOR, "handled", Hook.RESULT, 0),
          Hook.atReturn("transform", SENSOR, "handled", Hook.RESULT, 0)
              .where("(Ljava/util/function/BiFunction;)"));

  private static final List<Hook> OF_BASE =
      List.of(
          Hook.atEntry("onComplete", SENSOR, "handled", Hook.THIS, 0)
              .where("(L" + CORE + "Completable;)"));

  private static final List<Hook> OF_COMPOSITION = mapping("failureMapper");
  private static final List<Hook> OF_MAPPER = mapping("mapper");

  private VertxFutures() {}

  private static Hook asking(String method) {
    return Hook.task(method, SENSOR, "asking", "asked", Hook.THIS).where("()").leavingWith(VALUE);
  }

  private static List<Hook> mapping(String field) {
    return List.of(
        Hook.task("complete", SENSOR, "mapping", "mapped", 1)
            .where("Throwable;)V")
            .enteringWith(field + ":Ljava/util/function/Function;"));
  }

  static boolean maybe(String internalName) {
    return internalName.startsWith(CORE) && !hooks(internalName).isEmpty();
  }

  /** The woven class, or null if it is not that of Vert.x 5. */
  static byte @Nullable [] weave(String internalName, byte[] classFile) {
    List<Hook> hooks = hooks(internalName);
    TypeWeaver.Woven woven = TypeWeaver.weave(classFile, hooks);
    return woven.attached().contains(hooks.get(0)) ? woven.bytes() : null;
  }

  private static List<Hook> hooks(String name) {
    return switch (name) {
      case CORE + "Future" -> OF_API;
      case INSIDE + "FutureImpl" -> OF_FUTURE;
      case INSIDE + "FutureBase" -> OF_BASE;
      case INSIDE + "Composition" -> OF_COMPOSITION;
      case INSIDE + "Transformation", INSIDE + "Otherwise" -> OF_MAPPER;
      default -> List.of();
    };
  }
}
