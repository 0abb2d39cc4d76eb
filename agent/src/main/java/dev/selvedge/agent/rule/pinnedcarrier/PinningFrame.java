package dev.selvedge.agent.rule.pinnedcarrier;

import dev.selvedge.agent.event.CarrierHold.Pin;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.rule.HoldSite;
import dev.selvedge.agent.rule.Places;
import java.util.List;

/** What on its stack keeps a virtual thread on its carrier, in words for a reader. */
final class PinningFrame {

  private PinningFrame() {}

  static String of(HoldSite site, Pin pin) {
    String reason = pin.reason() == null ? "NATIVE" : pin.reason();
    return switch (reason) {
      case "MONITOR" -> "by a monitor that it holds (MONITOR)";
      case "CRITICAL_SECTION" -> "by a critical section of the JDK (CRITICAL_SECTION)";
      case "NATIVE" -> nativeFrame(site.frames()) + " (NATIVE)";
      default -> "by the JVM (" + reason + ")";
    };
  }

  /** The innermost one below the wait itself, which is native, too. */
  private static String nativeFrame(List<Frame> frames) {
    for (Frame frame : frames.subList(1, frames.size())) {
      if (frame.methodName().equals("<clinit>")) {
        return "by the class initialiser " + Places.of(frame.element());
      }
      if (frame.element().isNativeMethod()) {
        return "by the native method "
            + Places.simple(frame.className())
            + "."
            + frame.methodName();
      }
    }
    return "by native code that has called back";
  }
}
