package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.EventLoop;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.WaitKind;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where on its stack a blocking call was made.
 *
 * @param frames the whole stack, innermost first
 * @param index the frame that made the call: the innermost one of the user, else the innermost one
 *     of a library
 * @param api what was called
 */
public record CallSite(List<Frame> frames, int index, Frame api) {

  /** What is implemented of JDBC that goes to the database. */
  private static final List<String> JDBC =
      List.of(
          "java.sql.Wrapper",
          "java.sql.Driver",
          "javax.sql.CommonDataSource",
          "javax.sql.PooledConnection");

  /**
   * The site of a stack; null for one that holds nothing but the JDK, as that of an idle worker.
   */
  public static @Nullable CallSite of(List<Frame> frames) {
    int from = afterJdbc(frames);
    int index = innermost(frames, Math.max(1, from));
    if (index < 0 && from > 0) {
      index = innermost(frames, 1);
    }
    return index < 0 || (frames.get(index).owner() == Owner.LIBRARY && isOutsideOfJdk(frames))
        ? null
        : new CallSite(frames, index, frames.get(index - 1));
  }

  private static boolean isOutsideOfJdk(List<Frame> frames) {
    return frames.get(0).owner() != Owner.JDK;
  }

  /**
   * The site of a call. The innermost frame of a method that is declared to block is the method
   * itself; whoever called it has made the call.
   */
  public static @Nullable CallSite of(BlockingCall call) {
    List<Frame> frames = call.frames();
    if (call.kind() != WaitKind.DECLARED || frames.isEmpty()) {
      return of(frames);
    }
    return new CallSite(frames, Math.max(0, innermost(frames, 1)), frames.get(0));
  }

  /**
   * Where the caller of a driver or a pool begins, which is what is looked for also where the
   * driver is code of the user; 0 if there is none.
   */
  private static int afterJdbc(List<Frame> frames) {
    for (int i = frames.size(); i > 0; i--) {
      if (isJdbc(frames.get(i - 1))) {
        return i;
      }
    }
    return 0;
  }

  private static boolean isJdbc(Frame frame) {
    if (JDBC.stream().noneMatch(frame::isA)) {
      return false;
    }
    String name = frame.publicName();
    return name.startsWith("java.sql.") || name.startsWith("javax.sql.");
  }

  /** The innermost frame of the user, else of a library; negative if there is none. */
  private static int innermost(List<Frame> frames, int from) {
    int library = -1;
    for (int i = from; i < frames.size(); i++) {
      Owner owner = frames.get(i).owner();
      if (owner == Owner.USER) {
        return i;
      }
      if (owner == Owner.LIBRARY && library < 0) {
        library = i;
      }
    }
    return library;
  }

  /** The frame that made the call. */
  public Frame frame() {
    return frames.get(index);
  }

  /** What lies between the call and its site, the inside of what the site called, with the site. */
  public List<Frame> inside() {
    return frames.subList(0, index + 1);
  }

  /** What the innermost code of the user has called, or else the whole stack. */
  public List<Frame> belowUser() {
    return frame().owner() == Owner.USER ? frames.subList(0, index) : frames;
  }

  /** The frames of the JDK at which the stack ends inside. */
  public List<Frame> innermostJdk() {
    int end = 0;
    while (end < frames.size() && frames.get(end).owner() == Owner.JDK) {
      end++;
    }
    return frames.subList(0, end);
  }

  /** The innermost frame that is not the JDK's. */
  public Frame caller() {
    return frames.get(innermostJdk().size());
  }

  /**
   * Whether the site lies in the body of its thread: between it and the start of the thread there
   * is nothing but methods of one class that call each other. What a loop runs for others is a
   * lambda, or of another class.
   */
  public boolean isBaseOfThread() {
    int bottom = frames.size() - 1;
    while (bottom > index && frames.get(bottom).className().equals("java.lang.Thread")) {
      bottom--;
    }
    String body = frames.get(bottom).className();
    return isReachedFrom(bottom, frame -> frame.className().equals(body));
  }

  /**
   * Whether nothing of the JDK lies between the site and the start of its thread, as in a loop that
   * is written by hand, of whatever classes, and in what it calls.
   */
  public boolean isOnBareThread() {
    int bottom = frames.size() - 1;
    while (bottom > index && frames.get(bottom).className().equals("java.lang.Thread")) {
      bottom--;
    }
    for (int i = index; i <= bottom; i++) {
      if (frames.get(i).owner() == Owner.JDK) {
        return false;
      }
    }
    return bottom < frames.size() - 1;
  }

  /**
   * Whether the site lies in the body of its loop: in the method that is the loop, as far as that
   * is known, or in what it calls of its own class; else in the body of the thread.
   */
  public boolean isBaseOf(EventLoop loop) {
    String body = loop.body();
    if (body == null) {
      return isBaseOfThread();
    }
    String type = body.substring(0, body.lastIndexOf('.'));
    for (int i = index; i < frames.size(); i++) {
      Frame frame = frames.get(i);
      if (body.equals(frame.className() + "." + frame.methodName())) {
        return isReachedFrom(i, each -> each.isA(type));
      }
    }
    return false;
  }

  private boolean isReachedFrom(int bottom, Predicate<Frame> isOfBody) {
    for (int i = index; i <= bottom; i++) {
      Frame frame = frames.get(i);
      if (!isOfBody.test(frame) || (i < bottom && frame.methodName().startsWith("lambda$"))) {
        return false;
      }
    }
    return true;
  }
}
