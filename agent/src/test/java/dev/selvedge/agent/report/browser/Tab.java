package dev.selvedge.agent.report.browser;

import static org.awaitility.Awaitility.await;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A tab of a browser, which does what a person would do and tells what there is to see. */
final class Tab implements AutoCloseable {

  /** A key by its name in the browser, with its code on a keyboard. */
  enum Key {
    ENTER("Enter", 13, "\r"),
    ESCAPE("Escape", 27, ""),
    TAB("Tab", 9, ""),
    HOME("Home", 36, ""),
    END("End", 35, ""),
    LEFT("ArrowLeft", 37, ""),
    UP("ArrowUp", 38, ""),
    RIGHT("ArrowRight", 39, ""),
    DOWN("ArrowDown", 40, "");

    private final String named;
    private final int code;
    private final String text;

    Key(String named, int code, String text) {
      this.named = named;
      this.code = code;
      this.text = text;
    }
  }

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

  private final DevTools tools;
  private final String session;
  private final String target;

  Tab(DevTools tools, String session, String target) {
    this.tools = tools;
    this.session = session;
    this.target = target;
    call("Page.enable", Map.of());
    call("Runtime.enable", Map.of());
    call("Log.enable", Map.of());
    call("Network.enable", Map.of());
    // What other programs take of the machine does not count.
    call("Performance.enable", Map.of("timeDomain", "threadTicks"));
    size(1280, 900, false);
  }

  private JsonObject call(String method, Map<String, ?> params) {
    return tools.call(session, method, params);
  }

  /** Makes the tab so many CSS pixels wide and high. */
  Tab size(int width, int height, boolean phone) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", width, "height", height, "deviceScaleFactor", phone ? 2 : 1, "mobile", phone));
    call("Emulation.setTouchEmulationEnabled", Map.of("enabled", phone));
    return this;
  }

  /** Lets pages see that a person likes it dark, or light. */
  Tab dark(boolean dark) {
    Map<String, String> scheme =
        Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    call("Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of(scheme)));
    return this;
  }

  /** Shows pages as they are printed. */
  Tab print() {
    call("Emulation.setEmulatedMedia", Map.of("media", "print"));
    return this;
  }

  /** Lets pages run scripts, or not. */
  Tab scripts(boolean run) {
    call("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
    return this;
  }

  /** Opens a file, at a place in it that begins with {@code #} or at its beginning. */
  Tab open(Path page, String place) {
    // Another place of the same file would not load it anew.
    navigate("about:blank");
    navigate(page.toUri() + place);
    return this;
  }

  private void navigate(String address) {
    JsonObject navigated = call("Page.navigate", Map.of("url", address));
    if (navigated.has("errorText")) {
      throw new IllegalStateException(address + ": " + navigated.get("errorText"));
    }
    String loader = navigated.get("loaderId").getAsString();
    await("the page is loaded")
        .atMost(LONG_ENOUGH)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> loaded(loader));
  }

  private boolean loaded(String loader) {
    JsonObject tree = call("Page.getFrameTree", Map.of()).getAsJsonObject("frameTree");
    return tree.getAsJsonObject("frame").get("loaderId").getAsString().equals(loader)
        && text("document.readyState").equals("complete");
  }

  /** What an expression of the page's language comes to, as JSON; a promise is waited for. */
  JsonElement evaluate(String expression) {
    JsonObject answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
    }
    JsonElement value = answer.getAsJsonObject("result").get("value");
    return value == null ? JsonNull.INSTANCE : value;
  }

  String text(String expression) {
    JsonElement value = evaluate("String(" + expression + ")");
    return value.getAsString();
  }

  boolean is(String expression) {
    return evaluate("Boolean(" + expression + ")").getAsBoolean();
  }

  double number(String expression) {
    return evaluate("Number(" + expression + ")").getAsDouble();
  }

  /** Waits until an expression is true. */
  Tab until(String expression) {
    await(expression)
        .atMost(LONG_ENOUGH)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> is(expression));
    return this;
  }

  /** Waits until the page has drawn what it was about to. */
  Tab drawn() {
    evaluate(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))");
    return this;
  }

  /** Clicks with the mouse into the middle of the first element that a selector finds. */
  Tab click(String selector) {
    drawn();
    String found = "document.querySelector(" + new Gson().toJson(selector) + ")";
    JsonObject middle =
        evaluate(
                "(() => { const element = "
                    + found
                    + "; if (!element) return null;"
                    + " element.scrollIntoView({block: 'center', behavior: 'instant'});"
                    + " const box = element.getClientRects()[0];"
                    + " return box ? {x: box.x + box.width / 2, y: box.y + box.height / 2} : null;"
                    + " })() || {}")
            .getAsJsonObject();
    if (!middle.has("x")) {
      throw new IllegalStateException("Nothing to click on: " + selector);
    }
    return clickAt(middle.get("x").getAsDouble(), middle.get("y").getAsDouble());
  }

  /** Clicks with the mouse at a place of what is visible. */
  Tab clickAt(double x, double y) {
    for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
      boolean moved = type.equals("mouseMoved");
      call(
          "Input.dispatchMouseEvent",
          Map.of(
              "type",
              type,
              "x",
              x,
              "y",
              y,
              "button",
              moved ? "none" : "left",
              "clickCount",
              moved ? 0 : 1));
    }
    return drawn();
  }

  /** Turns the wheel of the mouse at a place, down by so many pixels, with or without Ctrl. */
  Tab wheel(double x, double y, double pixels, boolean control) {
    call(
        "Input.dispatchMouseEvent",
        Map.of(
            "type",
            "mouseWheel",
            "x",
            x,
            "y",
            y,
            "deltaX",
            0,
            "deltaY",
            pixels,
            "modifiers",
            control ? 2 : 0));
    return drawn();
  }

  /** Presses a key that writes nothing, or whose text is not its name. */
  Tab press(Key key) {
    Map<String, Object> pressed =
        Map.of(
            "key",
            key.named,
            "code",
            key.named,
            "windowsVirtualKeyCode",
            key.code,
            "text",
            key.text,
            "type",
            key.text.isEmpty() ? "rawKeyDown" : "keyDown");
    call("Input.dispatchKeyEvent", pressed);
    call(
        "Input.dispatchKeyEvent",
        Map.of(
            "key",
            key.named,
            "code",
            key.named,
            "windowsVirtualKeyCode",
            key.code,
            "type",
            "keyUp"));
    return drawn();
  }

  /** Types a text, a key after the other. */
  Tab type(String text) {
    for (int at = 0; at < text.length(); at++) {
      String letter = text.substring(at, at + 1);
      call("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", letter, "text", letter));
      call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", letter));
    }
    return drawn();
  }

  /** Chooses an option of a list as a person does. */
  Tab choose(String selector, String value) {
    evaluate(
        "(() => { const list = document.querySelector("
            + new Gson().toJson(selector)
            + "); list.value = "
            + new Gson().toJson(value)
            + "; for (const type of ['input', 'change'])"
            + " list.dispatchEvent(new Event(type, {bubbles: true})); })()");
    return drawn();
  }

  /** Opens all that is folded. */
  Tab openDetails() {
    evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
    return drawn();
  }

  /** Goes back as the browser's button does. */
  Tab back() {
    evaluate("history.back()");
    return drawn();
  }

  /** Keeps a picture of what is visible. */
  void picture(Path file) throws IOException {
    drawn();
    String data = call("Page.captureScreenshot", Map.of("format", "png")).get("data").getAsString();
    Files.write(file, Base64.getDecoder().decode(data));
  }

  /** The processor time that the thread which runs scripts and draws has taken so far. */
  Duration work() {
    for (JsonElement metric : call("Performance.getMetrics", Map.of()).getAsJsonArray("metrics")) {
      if (metric.getAsJsonObject().get("name").getAsString().equals("TaskDuration")) {
        return Duration.ofNanos((long) (metric.getAsJsonObject().get("value").getAsDouble() * 1e9));
      }
    }
    throw new IllegalStateException("The browser does not say how long it worked");
  }

  /** What the tab complained of and what it wanted from elsewhere, since it was opened. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (DevTools.Event event : tools.events()) {
      if (event.session().equals(session) && isProblem(event)) {
        problems.add(event.method() + " " + event.params());
      }
    }
    return problems;
  }

  private static boolean isProblem(DevTools.Event event) {
    JsonObject params = event.params();
    return switch (event.method()) {
      case "Runtime.exceptionThrown", "Page.javascriptDialogOpening" -> true;
      case "Runtime.consoleAPICalled" ->
          List.of("error", "warning", "assert").contains(params.get("type").getAsString());
      case "Log.entryAdded" ->
          List.of("error", "warning")
              .contains(params.getAsJsonObject("entry").get("level").getAsString());
      case "Network.requestWillBeSent" -> isElsewhere(params);
      default -> false;
    };
  }

  private static boolean isElsewhere(JsonObject params) {
    String address = params.getAsJsonObject("request").get("url").getAsString();
    return !address.startsWith("file:")
        && !address.startsWith("about:")
        && !address.startsWith("data:");
  }

  @Override
  public void close() {
    tools.call(null, "Target.closeTarget", Map.of("targetId", target));
  }
}
