package dev.selvedge.samples.app.chat;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.websocket.WsRouting;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A chat on virtual threads, by Helidon: what a member says is sent to all. Each member has a
 * thread that writes to him, and a queue before it; whoever says something puts it into the queues
 * and waits for no member. A member whose queue is full is put out.
 */
public final class ChatServer implements AutoCloseable {
  private static final int MOST_BEHIND = 64;
  private static final int LONGEST_MESSAGE = 100_000;
  private static final int SEND_BUFFER = 64 * 1024;
  private static final long QUIET_SECONDS = 10;
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Message END = new Message("");

  private final Set<Member> members = ConcurrentHashMap.newKeySet();
  private final Lock turn = new ReentrantLock();

  /** Changed by whoever has the turn. */
  private boolean ended;

  private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
  private final Duration grace;
  private final WebServer server;

  /** Told apart by identity: the last one is like none that a member can send. */
  private static final class Message {
    private final String text;

    Message(String text) {
      this.text = text;
    }
  }

  private ChatServer(Duration grace) {
    this.grace = grace;
    this.server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            // What the system keeps for a slow member is behind, too.
            .connectionOptions(options -> options.socketSendBufferSize(SEND_BUFFER))
            .addRouting(WsRouting.builder().endpoint("/chat", Connection::new))
            .build();
  }

  /**
   * Starts it on a free port.
   *
   * @throws IllegalStateException if it does not start, or the thread is interrupted meanwhile;
   *     nothing is left of it then
   */
  public static ChatServer start() {
    return start(GRACE);
  }

  /** One that waits no longer than that for its members when it ends. */
  static ChatServer start(Duration grace) {
    ChatServer chat = new ChatServer(grace);
    try {
      if (!chat.server.start().isRunning()) {
        // Helidon has logged why.
        throw new IllegalStateException("the server has not started");
      }
      return chat;
    } catch (RuntimeException e) {
      chat.close();
      throw e;
    }
  }

  /** Where it listens. */
  public int port() {
    return server.port();
  }

  /** How many members there are. */
  public int members() {
    return members.size();
  }

  /** All are told in the same order, that it ends at last, and nothing after that. */
  private void broadcast(Message message) {
    turn.lock();
    try {
      if (!ended) {
        ended = message == END;
        members.forEach(member -> member.tell(message));
      }
    } finally {
      turn.unlock();
    }
  }

  /** What comes from a member; all of it on the thread of his connection. */
  private final class Connection implements WsListener {
    private final StringBuilder begun = new StringBuilder();
    private @Nullable Member member;

    @Override
    public void onOpen(WsSession session) {
      Member opened = new Member(session);
      member = opened;
      members.add(opened);
      try {
        writers.execute(opened::write);
      } catch (RejectedExecutionException e) {
        members.remove(opened);
        opened.out = true;
        session.close(1001, "the server ends");
      }
    }

    @Override
    public void onMessage(WsSession session, String text, boolean last) {
      if (member == null || member.out) {
        // Helidon goes on reading until the client has closed its side, too.
        return;
      }
      begun.append(text);
      if (begun.length() > LONGEST_MESSAGE) {
        session.close(1009, "too long");
        leave();
      } else if (last) {
        broadcast(new Message(begun.toString()));
        begun.setLength(0);
      }
    }

    @Override
    public void onClose(WsSession session, int status, String reason) {
      leave();
    }

    @Override
    public void onError(WsSession session, Throwable failure) {
      leave();
    }

    private void leave() {
      if (member != null) {
        member.leave();
      }
    }
  }

  /** Somebody who is written to. */
  private final class Member {
    /** With room for the end. */
    private final BlockingQueue<Message> outbox = new ArrayBlockingQueue<>(MOST_BEHIND + 1);

    private final WsSession session;
    private volatile @Nullable Thread writer;
    private volatile boolean out;
    private volatile boolean gone;

    Member(WsSession session) {
      this.session = session;
    }

    /** Never waits; called by one thread at a time. */
    void tell(Message message) {
      boolean full = outbox.size() >= MOST_BEHIND && message != END;
      if (full || !outbox.offer(message)) {
        end();
      }
    }

    void leave() {
      gone = true;
      end();
    }

    private void end() {
      members.remove(this);
      out = true;
      Thread writes = writer;
      // One that has not begun yet will see that he is out.
      if (writes != null) {
        // A virtual thread that is interrupted while it writes closes the connection.
        writes.interrupt();
      }
    }

    private void write() {
      writer = Thread.currentThread();
      try {
        if (out) {
          throw new InterruptedException();
        }
        for (Message next = next(); next != END; next = next()) {
          session.send(next.text, true);
        }
        session.close(1001, "the server ends");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        putOut();
      } catch (RuntimeException e) {
        // The connection is closed; its own thread notices, too.
      } finally {
        members.remove(this);
      }
    }

    /** Helidon does not tell of a connection that is lost; to write to it does. */
    private Message next() throws InterruptedException {
      Message next = outbox.poll(QUIET_SECONDS, TimeUnit.SECONDS);
      while (next == null) {
        session.ping(BufferData.empty());
        next = outbox.poll(QUIET_SECONDS, TimeUnit.SECONDS);
      }
      return next;
    }

    /** He is told if that is possible at once; the thread is interrupted and does not wait. */
    private void putOut() {
      try {
        if (!gone) {
          session.close(1013, "too slow");
        }
      } catch (RuntimeException e) {
        // The connection is closed, as it should be.
      }
    }
  }

  /** Takes nobody in any more, sends what has been said, says goodbye to all, and ends. */
  @Override
  public void close() {
    writers.shutdown();
    broadcast(END);
    try {
      if (!writers.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        writers.shutdownNow();
      }
    } catch (InterruptedException e) {
      writers.shutdownNow();
      Thread.currentThread().interrupt();
    }
    stop();
    writers.close();
  }

  /** Helidon does not stop at all where the thread that tells it to is interrupted. */
  private void stop() {
    boolean interrupted = Thread.interrupted();
    while (server.isRunning()) {
      try {
        server.stop();
      } catch (IllegalStateException e) {
        if (!(e.getCause() instanceof InterruptedException)) {
          throw e;
        }
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
