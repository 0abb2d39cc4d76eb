package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.sensor.task.SpanShare.Room;
import org.junit.jupiter.api.Test;

/** Which spans are kept of a window. */
class SpanShareTests {

  /** So many that the first window has a hundred. */
  private final Room room = new Room(1_200);

  private final SpanShare share = new SpanShare(room);

  @Test
  void theFirstOnesAreKept() {
    assertThat(kept(share, 100)).isEqualTo(100);
    assertThat(share.omitted()).isZero();
  }

  @Test
  void ofWhatComesAfterThemTheFewerTheMoreThereAre() {
    kept(share, 100);

    assertThat(kept(share, 100)).isBetween(48, 52);
    assertThat(kept(share, 200)).isBetween(23, 27);
    assertThat(kept(share, 400)).isBetween(11, 14);
    assertThat(kept(share, 800)).isBetween(5, 8);
    assertThat(share.omitted()).isBetween(1_399L, 1_413L);
    assertThat(kept(share, 1_000_000)).isBetween(1, 20);
  }

  @Test
  void asManyOfThoseThatTellMoreAreKept() {
    kept(share, 1_000);
    int kept = 0;
    for (int i = 0; i < 200; i++) {
      kept += share.admits(Interest.SOME) ? 1 : 0;
    }

    assertThat(kept).isBetween(100, 105);
  }

  @Test
  void oneThatWasOmittedIsKeptAfterAllWhenItTurnsOutToTellMore() {
    kept(share, 102);
    long omitted = share.omitted();

    assertThat(omitted).isPositive();
    assertThat(share.admitsLate(Interest.SOME)).isTrue();
    share.foundRoom();
    assertThat(share.omitted()).isEqualTo(omitted - 1);
  }

  @Test
  void manyWindowsWithManyTasksLeaveSomeForThoseThatComeAfterThem() {
    Room all = new Room(20_000);
    for (int window = 0; window < 100; window++) {
      kept(new SpanShare(all), 20_000);
    }

    for (int window = 0; window < 500; window++) {
      assertThat(kept(new SpanShare(all), 10)).isGreaterThanOrEqualTo(4);
    }
  }

  @Test
  void neverAreMoreKeptThanThereIsRoomFor() {
    int kept = 0;
    for (int window = 0; window < 1_000; window++) {
      kept += kept(new SpanShare(room), 100);
    }

    assertThat(kept).isEqualTo(1_200 - 1_200 / 8);
  }

  @Test
  void thereIsAlwaysRoomForWhatFailedAndMoreForWhatAFindingNames() {
    for (int window = 0; window < 1_000; window++) {
      kept(new SpanShare(room), 100);
    }

    SpanShare late = new SpanShare(room);
    assertThat(late.admits(Interest.SOME)).isFalse();
    assertThat(kept(late, 100, Interest.MUCH)).isEqualTo(5);
    assertThat(kept(late, 100, Interest.NAMED)).isEqualTo(12);
    for (int window = 0; window < 1_000; window++) {
      kept(new SpanShare(room), 100, Interest.MUCH);
    }
    assertThat(new SpanShare(room).admits(Interest.MUCH)).isFalse();
    assertThat(new SpanShare(room).admits(Interest.NAMED)).isTrue();
  }

  @Test
  void aThousandTestsWithManyTasksAllHaveSome() {
    Room all = new Room(20_000);
    for (int window = 0; window < 1_000; window++) {
      assertThat(kept(new SpanShare(all), 60)).as("window %d", window).isPositive();
    }
  }

  @Test
  void whatCouldNotBeWrittenDownLeavesItsRoomToOthers() {
    Room little = new Room(1);
    SpanShare only = new SpanShare(little);

    assertThat(only.admits(Interest.NONE)).isTrue();
    assertThat(only.admits(Interest.NAMED)).isFalse();
    only.dropped();
    assertThat(only.admits(Interest.NAMED)).isTrue();
    assertThat(only.omitted()).isEqualTo(2);
  }

  private static int kept(SpanShare share, int spans) {
    return kept(share, spans, Interest.NONE);
  }

  private static int kept(SpanShare share, int spans, Interest interest) {
    int kept = 0;
    for (int i = 0; i < spans; i++) {
      kept += share.admits(interest) ? 1 : 0;
    }
    return kept;
  }
}
