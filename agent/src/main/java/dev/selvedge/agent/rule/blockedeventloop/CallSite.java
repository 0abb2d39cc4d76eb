package dev.selvedge.agent.rule.blockedeventloop;

import dev.selvedge.agent.event.EventLoop;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where on its stack a blocking call was made.
 *
 * @param frames the whole stack, innermost first
 * @param index the frame that made the call: the innermost one of the user, else the innermost one
 *     of a library
 */
record CallSite(List<Frame> frames, int index) {

  /**
   * The site of a stack; null for one that holds nothing but the JDK, as that of an idle worker.
   */
  static @Nullable CallSite of(List<Frame> frames) {
    int library = -1;
    for (int i = 0; i < frames.size(); i++) {
      Owner owner = frames.get(i).owner();
      if (owner == Owner.USER) {
        return i == 0 ? null : new CallSite(frames, i);
      }
      if (owner == Owner.LIBRARY && library < 0) {
        library = i;
      }
    }
    return library <= 0 ? null : new CallSite(frames, library);
  }

  Frame frame() {
    return frames.get(index);
  }

  /** What the site called. */
  Frame api() {
    return frames.get(index - 1);
  }

  /** What lies between the call and its site, the inside of what the site called, with the site. */
  List<Frame> inside() {
    return frames.subList(0, index + 1);
  }

  /** The frames of the JDK at which the stack ends inside. */
  List<Frame> innermostJdk() {
    int end = 0;
    while (end < frames.size() && frames.get(end).owner() == Owner.JDK) {
      end++;
    }
    return frames.subList(0, end);
  }

  /** The innermost frame that is not the JDK's. */
  Frame caller() {
    return frames.get(innermostJdk().size());
  }

  /**
   * Whether the site lies in the body of its thread: between it and the start of the thread there
   * is nothing but methods of one class that call each other. What a loop runs for others is a
   * lambda, or of another class.
   */
  boolean isBaseOfThread() {
    int bottom = frames.size() - 1;
    while (bottom > index && frames.get(bottom).className().equals("java.lang.Thread")) {
      bottom--;
    }
    String body = frames.get(bottom).className();
    return isReachedFrom(bottom, frame -> frame.className().equals(body));
  }

  /**
   * Whether the site lies in the body of its loop: in the method that is the loop, as far as that
   * is known, or in what it calls of its own class; else in the body of the thread.
   */
  boolean isBaseOf(EventLoop loop) {
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
