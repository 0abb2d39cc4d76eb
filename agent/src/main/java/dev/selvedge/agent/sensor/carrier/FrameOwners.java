package dev.selvedge.agent.sensor.carrier;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.sensor.CodeOwner;
import dev.selvedge.agent.sensor.LoadedClasses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whose code the frames of other threads are, remembered by the name of the class. */
final class FrameOwners {

  private static final String SELVEDGE = "dev.selvedge.agent.";

  /** Names that are remembered; with more they are forgotten and looked for again. */
  private static final int REMEMBERED = 10_000;

  private final Map<String, Owner> known = new HashMap<>();

  /** The frames, without those of Selvedge. */
  List<Frame> frames(StackTraceElement[] stack) {
    find(stack);
    List<Frame> frames = new ArrayList<>();
    for (StackTraceElement element : stack) {
      if (!isSelvedge(element)) {
        frames.add(Frame.of(element, ownerOf(element), null));
      }
    }
    return frames;
  }

  /** Looks through the classes of the JVM once for all that are not known. */
  private void find(StackTraceElement[] stack) {
    Set<String> unknown = new HashSet<>();
    for (StackTraceElement element : stack) {
      String name = element.getClassName();
      if (!isJdk(element) && !isSelvedge(element) && !known.containsKey(name)) {
        unknown.add(name);
      }
    }
    if (unknown.isEmpty()) {
      return;
    }
    if (known.size() + unknown.size() > REMEMBERED) {
      known.clear();
    }
    for (Class<?> each : LoadedClasses.all()) {
      if (unknown.contains(each.getName())) {
        known.merge(each.getName(), CodeOwner.of(each), FrameOwners::theUsers);
      }
    }
  }

  private Owner ownerOf(StackTraceElement element) {
    return isJdk(element) ? Owner.JDK : known.getOrDefault(element.getClassName(), Owner.LIBRARY);
  }

  /** Where two loaders have a class of one name. */
  private static Owner theUsers(Owner one, Owner other) {
    return one == Owner.USER ? one : other;
  }

  static boolean isJdk(StackTraceElement element) {
    String module = element.getModuleName();
    return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
  }

  private static boolean isSelvedge(StackTraceElement element) {
    return element.getClassName().startsWith(SELVEDGE) && element.getClassLoaderName() == null;
  }
}
