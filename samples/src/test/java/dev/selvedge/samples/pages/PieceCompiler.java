package dev.selvedge.samples.pages;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Has the compiler judge pieces of code, all at once, each in a class of its own below one that has
 * what it uses: as statements if it can be read as such, else as members.
 */
final class PieceCompiler {
  private static final String IMPORTS =
      """
      import static io.netty.channel.ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE;
      import static java.net.http.HttpResponse.BodyHandlers.ofString;
      import static java.util.concurrent.CompletableFuture.runAsync;
      import static java.util.concurrent.CompletableFuture.supplyAsync;
      import static java.util.concurrent.TimeUnit.*;
      import io.netty.channel.Channel;
      import io.vertx.core.WorkerExecutor;
      import io.vertx.ext.web.*;
      import java.io.*;
      import java.net.http.*;
      import java.nio.file.*;
      import java.time.Duration;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.StructuredTaskScope.Joiner;
      import java.util.concurrent.StructuredTaskScope.Subtask;
      import java.util.concurrent.ThreadPoolExecutor.*;
      import java.util.concurrent.atomic.AtomicLong;
      import java.util.function.Consumer;
      import org.slf4j.Logger;
      import reactor.core.publisher.Mono;
      """;

  private PieceCompiler() {}

  /** Returns what the compiler has against the pieces; those that it accepts are left out. */
  static Map<Piece, List<String>> errors(List<Piece> pieces) throws IOException {
    DiagnosticCollector<JavaFileObject> unreadable = new DiagnosticCollector<>();
    task(unreadable, sources(pieces, PieceCompiler::asStatements)).parse();
    Set<Piece> members = errors(unreadable).keySet();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    task(
            said,
            sources(pieces, piece -> members.contains(piece) ? piece.code() : asStatements(piece)))
        .analyze();
    return errors(said);
  }

  private static String asStatements(Piece piece) {
    return "Object piece() throws Exception { if (true) {\n" + piece.code() + "} return null; }\n";
  }

  private static JavacTask task(DiagnosticCollector<JavaFileObject> said, List<Source> sources) {
    List<String> options =
        List.of(
            "--enable-preview",
            "--release",
            String.valueOf(Runtime.version().feature()),
            "-proc:none",
            "-Xmaxerrs",
            "1000",
            "-cp",
            System.getProperty("java.class.path"));
    return (JavacTask)
        ToolProvider.getSystemJavaCompiler().getTask(null, null, said, options, null, sources);
  }

  private static List<Source> sources(List<Piece> pieces, Function<Piece, String> body) {
    return pieces.stream().map(piece -> new Source(piece, body.apply(piece))).toList();
  }

  private static Map<Piece, List<String>> errors(DiagnosticCollector<JavaFileObject> said) {
    return said.getDiagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .filter(each -> each.getSource() instanceof Source)
        .collect(
            groupingBy(
                each -> ((Source) each.getSource()).piece,
                mapping(each -> each.getMessage(Locale.ENGLISH), toList())));
  }

  /** A piece in a package of its own. */
  private static final class Source extends SimpleJavaFileObject {
    private final Piece piece;
    private final String text;

    Source(Piece piece, String body) {
      super(URI.create("string:///" + piece.name() + "/Piece.java"), Kind.SOURCE);
      this.piece = piece;
      text =
          ("package " + piece.name() + ";\n" + IMPORTS)
              + ("class Surroundings {\n" + piece.surroundings() + "}\n")
              + ("class Piece extends Surroundings {\n" + body + "}\n");
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
