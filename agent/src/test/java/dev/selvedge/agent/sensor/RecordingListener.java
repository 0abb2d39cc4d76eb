package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.CallListener;
import dev.selvedge.agent.event.WaitKind;
import java.util.ArrayList;
import java.util.List;

/** A listener that keeps what it is told. */
final class RecordingListener implements CallListener {

  final List<BlockingCall> begun = new ArrayList<>();
  final List<Object> ended = new ArrayList<>();
  final List<Long> nanos = new ArrayList<>();

  @Override
  public Object begun(BlockingCall call) {
    begun.add(call);
    return call;
  }

  @Override
  public void ended(Object call, long took) {
    ended.add(call);
    nanos.add(took);
  }

  List<WaitKind> kinds() {
    return begun.stream().map(BlockingCall::kind).toList();
  }
}
