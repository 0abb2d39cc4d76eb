package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.blocking.BareThread;
import dev.selvedge.agent.cases.blocking.Connections;
import dev.selvedge.agent.cases.blocking.ContendedMonitors;
import dev.selvedge.agent.cases.blocking.Datagrams;
import dev.selvedge.agent.cases.blocking.Directories;
import dev.selvedge.agent.cases.blocking.FileChannels;
import dev.selvedge.agent.cases.blocking.FileParsers;
import dev.selvedge.agent.cases.blocking.FileViews;
import dev.selvedge.agent.cases.blocking.FilesAttributes;
import dev.selvedge.agent.cases.blocking.FilesContent;
import dev.selvedge.agent.cases.blocking.FilesTree;
import dev.selvedge.agent.cases.blocking.Futures;
import dev.selvedge.agent.cases.blocking.Http;
import dev.selvedge.agent.cases.blocking.Jdbc;
import dev.selvedge.agent.cases.blocking.Locks;
import dev.selvedge.agent.cases.blocking.Monitors;
import dev.selvedge.agent.cases.blocking.MorePools;
import dev.selvedge.agent.cases.blocking.Names;
import dev.selvedge.agent.cases.blocking.NewerJdks;
import dev.selvedge.agent.cases.blocking.OldFiles;
import dev.selvedge.agent.cases.blocking.Parks;
import dev.selvedge.agent.cases.blocking.Pools;
import dev.selvedge.agent.cases.blocking.Processes;
import dev.selvedge.agent.cases.blocking.Queues;
import dev.selvedge.agent.cases.blocking.RandomAccess;
import dev.selvedge.agent.cases.blocking.Selects;
import dev.selvedge.agent.cases.blocking.Sleeps;
import dev.selvedge.agent.cases.blocking.SocketChannels;
import dev.selvedge.agent.cases.blocking.Sockets;
import dev.selvedge.agent.cases.blocking.StandardInput;
import dev.selvedge.agent.cases.blocking.Streams;
import dev.selvedge.agent.cases.blocking.Synchronizers;
import dev.selvedge.agent.cases.blocking.Tls;
import dev.selvedge.agent.cases.blocking.Waits;
import dev.selvedge.agent.cases.blocking.WrappedStreams;
import dev.selvedge.agent.cases.blocking.ZipStreams;
import dev.selvedge.agent.cases.blocking.Zips;
import dev.selvedge.agent.cases.support.AllOf;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All calls that block an event loop are found, at the line that makes them, and nothing else. */
class BlockingCasesIT {

  /**
   * The name service first, as long as it knows no names, and encryption before others have asked
   * what it may do.
   */
  private static final List<Class<?>> PROGRAMS =
      List.of(
          Names.class,
          Tls.class,
          BareThread.class,
          Connections.class,
          ContendedMonitors.class,
          Datagrams.class,
          Directories.class,
          FileChannels.class,
          FileParsers.class,
          FileViews.class,
          FilesAttributes.class,
          FilesContent.class,
          FilesTree.class,
          Futures.class,
          Http.class,
          Jdbc.class,
          Locks.class,
          Monitors.class,
          MorePools.class,
          NewerJdks.class,
          OldFiles.class,
          Parks.class,
          Pools.class,
          Processes.class,
          Queues.class,
          RandomAccess.class,
          Selects.class,
          Sleeps.class,
          SocketChannels.class,
          Sockets.class,
          StandardInput.class,
          Streams.class,
          Synchronizers.class,
          Waits.class,
          WrappedStreams.class,
          ZipStreams.class,
          Zips.class);

  @Nested
  class OnAnExecutorsThread extends Cases {
    OnAnExecutorsThread() {
      super("executor");
    }
  }

  @Nested
  class OnAThreadOfItsOwn extends Cases {
    OnAThreadOfItsOwn() {
      super("thread");
    }
  }

  @TestInstance(Lifecycle.PER_CLASS)
  abstract static class Cases {
    private final String loop;
    private Outcome outcome;

    Cases(String loop) {
      this.loop = loop;
    }

    @BeforeAll
    void run(@TempDir Path folder) throws Exception {
      Stream<String> arguments =
          Stream.concat(Stream.of(loop), PROGRAMS.stream().map(Class::getName));
      outcome =
          ChildJvm.watched(folder, "BlockedEventLoop")
              .with("-Dcases.burners=" + Integer.getInteger("cases.burners", 0))
              .with("--enable-preview") // structured concurrency
              .run(AllOf.class, arguments.toArray(String[]::new));
    }

    static List<Class<?>> programs() {
      return PROGRAMS;
    }

    @ParameterizedTest
    @MethodSource("programs")
    void findsTheMarkedLines(Class<?> program) throws Exception {
      Expectations.assertMarked(outcome.journal(), program);
    }

    /** However often the driver waits inside. */
    @Test
    void countsEachCallOfADatabaseOnce() {
      assertThat(outcome.journal().findingsIn(Jdbc.class))
          .isNotEmpty()
          .allSatisfy(finding -> assertThat(finding.number("count")).isEqualTo(1));
    }

    @Test
    void findsNothingElsewhere() {
      List<String> files =
          PROGRAMS.stream().map(program -> program.getSimpleName() + ".java").toList();
      assertThat(outcome.journal().findings())
          .allSatisfy(finding -> assertThat(finding.file()).isIn(files));
    }

    @Test
    void leavesTheProgramAlone() {
      Expectations.assertSound(outcome);
      assertThat(outcome.out().strip()).isIn("", "to standard output");
    }
  }
}
