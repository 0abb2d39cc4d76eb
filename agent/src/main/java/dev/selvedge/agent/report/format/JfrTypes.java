package dev.selvedge.agent.report.format;

import java.util.List;
import org.openjdk.jmc.flightrecorder.writer.api.Recording;
import org.openjdk.jmc.flightrecorder.writer.api.Type;
import org.openjdk.jmc.flightrecorder.writer.api.TypeStructureBuilder;
import org.openjdk.jmc.flightrecorder.writer.api.Types;

/** The types of the events in a recording, each with what people call it. */
final class JfrTypes {

  private final Recording recording;
  final Type finding;
  final Type task;
  final Type wait;
  final Type hold;
  final Type interrupt;

  JfrTypes(Recording recording) {
    this.recording = recording;
    finding =
        type(
            "Finding",
            "Finding",
            "A rule found something",
            List.of(
                "rule",
                "severity",
                "message",
                "place",
                "stack",
                "fix",
                "page",
                "test",
                "origin",
                "jvm"),
            List.of("count", "task", "longest"));
    task =
        type(
            "TaskSpan",
            "Task",
            "What a task did, from its first instruction to its end",
            List.of("name", "kind", "outcome", "madeAt", "test", "thread", "jvm"),
            List.of("task", "parent", "scope", "queued", "waited"));
    wait =
        type(
            "Wait",
            "Wait",
            "A task stood still",
            List.of("on", "place", "method", "jvm"),
            List.of("task"));
    hold =
        type(
            "Hold",
            "Hold",
            "A task held its carrier or the loop that runs it",
            List.of("how", "jvm"),
            List.of("task"));
    interrupt =
        type(
            "Interrupt",
            "Interrupt",
            "A thread was interrupted",
            List.of("by", "interrupted", "arrived", "answered", "jvm"),
            List.of("task", "byTask"));
  }

  private Type type(
      String name, String label, String description, List<String> texts, List<String> numbers) {
    Types types = recording.getTypes();
    Type category = types.getType(Types.JDK.ANNOTATION_CATEGORY);
    // Not registerEventType, whose order of the first fields the JDK's own reader does not take.
    return recording.registerType(
        "dev.selvedge." + name,
        "jdk.jfr.Event",
        builder -> {
          Type ticks = types.getType(Types.JDK.ANNOTATION_TIMESTAMP);
          Type span = types.getType(Types.JDK.ANNOTATION_TIMESPAN);
          builder
              .addField(
                  "startTime", Types.Builtin.LONG, field -> field.addAnnotation(ticks, "TICKS"))
              .addField("duration", Types.Builtin.LONG, field -> field.addAnnotation(span, "TICKS"))
              .addField("eventThread", Types.JDK.THREAD);
          builder
              .addAnnotation(types.getType(Types.JDK.ANNOTATION_LABEL), label)
              .addAnnotation(types.getType(Types.JDK.ANNOTATION_DESCRIPTION), description)
              .addAnnotation(category, value -> value.putField("value", new String[] {"Selvedge"}));
          for (String text : texts) {
            builder.addField(text, Types.Builtin.STRING);
          }
          for (String number : numbers) {
            number(builder, types, number);
          }
        });
  }

  /** Durations are in ticks, which are nanoseconds here. */
  private static void number(TypeStructureBuilder builder, Types types, String name) {
    if (name.equals("queued") || name.equals("waited") || name.equals("longest")) {
      builder.addField(
          name,
          Types.Builtin.LONG,
          field ->
              field.addAnnotation(types.getType(Types.JDK.ANNOTATION_TIMESPAN), "NANOSECONDS"));
    } else {
      builder.addField(name, Types.Builtin.LONG);
    }
  }
}
