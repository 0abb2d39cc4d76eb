package dev.selvedge.agent.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The tasks of one {@code spans} line, read with defaults: nothing in it makes reading fail. */
final class SpanLine {

  /** More than the agent writes of one task. */
  private static final int MOST_PARTS = 256;

  private static final int LONGEST_NAME = 200;
  private static final String UNKNOWN = "unknown";

  private final UnaryOperator<String> names;
  private final String run;
  private final @Nullable String window;
  private final List<?> tasks;
  private final List<@Nullable Site> sites = new ArrayList<>();
  private final List<@Nullable String> apis = new ArrayList<>();
  private final List<@Nullable String> threads = new ArrayList<>();

  /**
   * @param names gives for each string one that is equal, so that many tasks share it
   */
  SpanLine(Map<String, Object> line, UnaryOperator<String> names) {
    this.names = names;
    Fields fields = new Fields(line);
    this.run = names.apply(fields.text("run", ""));
    this.window = name(fields.text("window"));
    this.tasks = fields.list("tasks");
    for (Object place : fields.list("sites")) {
      Fields site = place instanceof Map<?, ?> map ? new Fields(map) : new Fields(Map.of());
      sites.add(site(site));
      apis.add(name(site.text("api")));
    }
    for (Object thread : fields.list("threads")) {
      threads.add(thread instanceof String text ? name(text) : null);
    }
  }

  void tellTo(Consumer<TaskSpan> listener) {
    for (Object task : tasks) {
      if (task instanceof Map<?, ?> map) {
        Fields fields = new Fields(map);
        if (fields.number("task", 0) > 0) {
          listener.accept(span(fields));
        }
      }
    }
  }

  private TaskSpan span(Fields task) {
    long began = task.number("began", TaskSpan.NEVER);
    long ended = task.number("ended", TaskSpan.NEVER);
    long made = task.number("made", began == TaskSpan.NEVER ? ended : began);
    // Times that contradict each other must not turn a timeline upside down.
    began = began == TaskSpan.NEVER ? began : Math.max(began, made);
    ended = ended == TaskSpan.NEVER ? ended : Math.max(ended, Math.max(began, made));
    return new TaskSpan(
        run,
        window,
        task.number("task", 0),
        task.amount("parent"),
        names.apply(task.text("kind", UNKNOWN)),
        name(task.text("name")),
        task.amount("scope"),
        at(sites, task, "site"),
        at(apis, task, "site"),
        at(threads, task, "thread"),
        made == TaskSpan.NEVER ? 0 : made,
        began,
        ended,
        names.apply(task.text("outcome", UNKNOWN)),
        waits(task),
        task.amount("waitsOmitted"),
        task.amount("waitedNanos"),
        holds(task),
        task.amount("holdsOmitted"));
  }

  private List<TaskSpan.Wait> waits(Fields task) {
    List<TaskSpan.Wait> waits = new ArrayList<>();
    for (Object element : task.list("waits")) {
      if (element instanceof Map<?, ?> map && waits.size() < MOST_PARTS) {
        Fields wait = new Fields(map);
        long from = wait.number("from", TaskSpan.NEVER);
        if (from != TaskSpan.NEVER) {
          waits.add(
              new TaskSpan.Wait(
                  from,
                  to(wait, from),
                  names.apply(wait.text("on", UNKNOWN)),
                  at(sites, wait, "site"),
                  at(apis, wait, "site")));
        }
      }
    }
    return List.copyOf(waits);
  }

  private List<TaskSpan.Hold> holds(Fields task) {
    List<TaskSpan.Hold> holds = new ArrayList<>();
    for (Object element : task.list("holds")) {
      if (element instanceof Map<?, ?> map && holds.size() < MOST_PARTS) {
        Fields hold = new Fields(map);
        long from = hold.number("from", TaskSpan.NEVER);
        if (from != TaskSpan.NEVER) {
          holds.add(
              new TaskSpan.Hold(from, to(hold, from), names.apply(hold.text("how", UNKNOWN))));
        }
      }
    }
    return List.copyOf(holds);
  }

  private static long to(Fields part, long from) {
    long to = part.number("to", TaskSpan.NEVER);
    return to == TaskSpan.NEVER ? to : Math.max(from, to);
  }

  private @Nullable String name(@Nullable String name) {
    if (name == null) {
      return null;
    }
    return names.apply(name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name);
  }

  private @Nullable Site site(Fields site) {
    String className = site.text("class");
    if (className == null) {
      return null;
    }
    String file = site.text("file");
    return new Site(
        names.apply(className),
        names.apply(site.text("method", "?")),
        file == null ? null : names.apply(file),
        site.number("line", 0));
  }

  private static <T> @Nullable T at(List<@Nullable T> values, Fields owner, String key) {
    long index = owner.number(key, -1);
    return index >= 0 && index < values.size() ? values.get((int) index) : null;
  }
}
