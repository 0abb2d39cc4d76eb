package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.FanOutPeak;
import dev.selvedge.agent.event.LostPermits;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who holds the permits of a semaphore, and whose they are when they come back. */
class PermitsTests extends FanOutFixture {

  private final Semaphore semaphore = new Semaphore(4);

  private String window = "";

  @BeforeEach
  void openWindow() {
    window = open("test", "all()");
    Permits.made(semaphore, 4);
  }

  @Test
  void ofMembersThatTakeThemselvesOnlyThoseCountThatHold() {
    Task first = begun();
    acquire(1);
    end(first, false);
    release(1);
    Task second = begun();
    acquire(1);
    release(1);
    end(second, true);

    FanOutPeak peak = peak();
    assertThat(peak.gated()).isTrue();
    assertThat(peak.peak()).isEqualTo(1);
    assertThat(peak.bound()).isEqualTo(4);
  }

  @Test
  void whatTheOwnerAcquiresIsForTheTaskThatItForksNext() {
    acquire(1);
    Task first = running(current(), HERE);
    acquire(1);
    Task second = running(current(), HERE);
    running(current(), HERE);
    for (Task each : List.of(first, second)) {
      Task outer = on(each);
      release(1);
      ThreadTable.currentOrNew().set(outer);
    }

    FanOutPeak peak = peak();
    assertThat(peak.peakRunning()).isEqualTo(3);
    assertThat(peak.peak()).isEqualTo(2);
  }

  @Test
  void whoeverAcquiresSeveralAtOnceDoesSoForSeveral() {
    acquire(3);
    for (int i = 0; i < 4; i++) {
      running(current(), HERE);
    }
    Task owner = on(Task.ofNobody());
    release(1);
    ThreadTable.currentOrNew().set(owner);

    FanOutPeak peak = peak();
    assertThat(peak.gated()).isTrue();
    assertThat(peak.peak()).isEqualTo(3);
  }

  @Test
  void anOwnerThatReleasesItselfHasBoundedNothing() {
    acquire(1);
    for (int i = 0; i < 4; i++) {
      running(current(), HERE);
    }
    release(1);

    FanOutPeak peak = peak();
    assertThat(peak.gated()).isFalse();
    assertThat(peak.peak()).isEqualTo(4);
  }

  @Test
  void anAcquireThatGotNothingHoldsNothing() {
    Task member = begun();
    Permits.acquired(Permits.trying(semaphore), false);
    Permits.acquired(Permits.acquiring(semaphore), null);
    end(member, true);

    assertThat(member.permits & 0xff).isZero();
    assertThat(PermitSources.of(semaphore)).isNotNull().returns(0, PermitSource::held);
  }

  @Test
  void permitsThatNobodyGivesBackAreToldWhenTheWindowIsOver() throws Exception {
    acquire(3);
    release(1);
    close(window);
    semaphore.acquire(2);

    assertThat(LeakedPermits.of(window))
        .singleElement()
        .returns(2, LostPermits::lost)
        .returns(2, LostPermits::available)
        .returns(4, LostPermits::permits);
    assertThat(LeakedPermits.of(window)).isEmpty();
  }

  @Test
  void permitsThatAllComeFromOthersAreNotTold() throws Exception {
    acquire(1);
    Thread supplier = new Thread(() -> release(1));
    supplier.start();
    supplier.join();
    acquire(3);
    semaphore.acquire(3);
    close(window);

    assertThat(LeakedPermits.of(window)).isEmpty();
  }

  @Test
  void allPermitsThatSomebodyTakesAtOnceToWaitForTheOthersAreNotTold() throws Exception {
    acquire(1);
    release(1);
    acquire(4);
    semaphore.acquire(4);
    close(window);

    assertThat(LeakedPermits.of(window)).isEmpty();
  }

  @Test
  void permitsOfAFlagThatNobodyEverGivesBackAreNotTold() throws Exception {
    Permits.acquired(Permits.trying(semaphore), true);
    semaphore.acquire();
    close(window);

    assertThat(LeakedPermits.of(window)).isEmpty();
  }

  @Test
  void permitsOfALimitThatWasMadeSmallerAreNotTold() throws Exception {
    acquire(1);
    Permits.shrinks(semaphore);
    semaphore.acquire();
    close(window);

    assertThat(LeakedPermits.of(window)).isEmpty();
  }

  @Test
  void theJournalIsToldOfWhatThereWasAtLeast() {
    acquire(3);
    release(2);

    List<Map<String, @Nullable Object>> told = PermitFigures.take(window);
    assertThat(told).hasSize(1);
    assertThat(told.get(0))
        .containsEntry("source", "java.util.concurrent.Semaphore")
        .containsEntry("permits", 4)
        .containsEntry("least", 1);
    assertThat(PermitFigures.take(window)).isEmpty();
  }

  /** A member that runs on this thread. */
  private static Task begun() {
    Task member = forked(current(), HERE);
    member.begin(ThreadTable.currentOrNew());
    return member;
  }

  private static void end(Task member, boolean ends) {
    ThreadTable.currentOrNew().set(member.outer);
    if (ends) {
      member.end();
    }
  }

  /** Lets this thread do what a task does that runs already; what it did before. */
  private static Task on(Task member) {
    ThreadTasks thread = ThreadTable.currentOrNew();
    Task before = current();
    member.begin(thread);
    return before;
  }

  private void acquire(int permits) {
    Permits.acquired(Permits.acquiring(semaphore, permits), true);
  }

  private void release(int permits) {
    Permits.releasing(semaphore, permits);
  }

  private FanOutPeak peak() {
    return FanOuts.end(window).get(0);
  }
}
