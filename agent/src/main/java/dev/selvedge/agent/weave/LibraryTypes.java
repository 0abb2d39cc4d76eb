package dev.selvedge.agent.weave;

import org.jspecify.annotations.Nullable;

/** The list of what is woven of libraries, by their names. */
final class LibraryTypes {

  private LibraryTypes() {}

  static boolean maybe(String internalName) {
    return NettyTasks.maybe(internalName)
        || NettyPromises.maybe(internalName)
        || NettyEventLoops.maybe(internalName)
        || GuavaFutures.maybe(internalName)
        || VertxTasks.maybe(internalName)
        || VertxFutures.maybe(internalName)
        || UserInterfaces.maybe(internalName)
        || LoopCallbacks.maybe(internalName)
        || ReactorTypes.maybe(internalName)
        || PermitTypes.maybe(internalName)
        || MockitoSpies.maybe(internalName)
        || CachedContexts.maybe(internalName)
        || LoggingAppenders.maybe(internalName);
  }

  /** The woven class, or null if there is nothing to weave in it. */
  static byte @Nullable [] weave(String internalName, byte[] classFile) {
    byte[] woven = weaveWork(internalName, classFile);
    byte[] futures = weaveFutures(internalName, woven == null ? classFile : woven);
    return futures == null ? woven : futures;
  }

  /** Loops, what they run, and what logs. */
  private static byte @Nullable [] weaveWork(String internalName, byte[] classFile) {
    if (NettyTasks.maybe(internalName)) {
      return NettyTasks.weave(internalName, classFile);
    }
    if (NettyEventLoops.maybe(internalName)) {
      return NettyEventLoops.weave(classFile);
    }
    if (UserInterfaces.maybe(internalName)) {
      return UserInterfaces.weave(classFile);
    }
    if (LoopCallbacks.maybe(internalName)) {
      return LoopCallbacks.weave(internalName, classFile);
    }
    if (VertxTasks.maybe(internalName)) {
      return VertxTasks.weave(classFile);
    }
    if (CachedContexts.maybe(internalName)) {
      return CachedContexts.weave(classFile);
    }
    if (PermitTypes.maybe(internalName)) {
      return PermitTypes.weave(internalName, classFile);
    }
    return LoggingAppenders.maybe(internalName)
        ? LoggingAppenders.weave(internalName, classFile)
        : null;
  }

  /** Promises, futures and publishers, which may be the same classes, and spies of them. */
  private static byte @Nullable [] weaveFutures(String internalName, byte[] classFile) {
    if (NettyPromises.maybe(internalName)) {
      return NettyPromises.weave(internalName, classFile);
    }
    if (GuavaFutures.maybe(internalName)) {
      return GuavaFutures.weave(classFile);
    }
    if (VertxFutures.maybe(internalName)) {
      return VertxFutures.weave(internalName, classFile);
    }
    if (MockitoSpies.maybe(internalName)) {
      return MockitoSpies.weave(classFile);
    }
    return ReactorTypes.maybe(internalName) ? ReactorTypes.weave(internalName, classFile) : null;
  }
}
