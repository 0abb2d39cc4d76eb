package dev.selvedge.samples.stream;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/** A subscriber that writes down what it is told, and asks for more only when it is told to. */
class Notes implements Subscriber<String> {
  private final List<String> notes = new CopyOnWriteArrayList<>();
  private volatile Subscription subscription = new None();

  List<String> all() {
    return notes;
  }

  /** Whether it was told that this is all, or that it has failed. */
  boolean isEnded() {
    return notes.stream().anyMatch(note -> note.equals("complete") || note.startsWith("failed"));
  }

  void request(long more) {
    subscription.request(more);
  }

  void cancel() {
    subscription.cancel();
  }

  @Override
  public void onSubscribe(Subscription begun) {
    subscription = begun;
  }

  @Override
  public void onNext(String item) {
    notes.add(item);
  }

  @Override
  public void onError(Throwable failure) {
    notes.add("failed: " + failure.getMessage());
  }

  @Override
  public void onComplete() {
    notes.add("complete");
  }

  private static final class None implements Subscription {
    @Override
    public void request(long more) {
      throw new IllegalStateException("not subscribed");
    }

    @Override
    public void cancel() {
      throw new IllegalStateException("not subscribed");
    }
  }
}
