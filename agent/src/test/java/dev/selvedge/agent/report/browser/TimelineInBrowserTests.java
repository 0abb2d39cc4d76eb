package dev.selvedge.agent.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.report.BigJournal;
import dev.selvedge.agent.report.HtmlReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The timeline as people see it in a browser, and what they do with it. */
@ExtendWith(BrowserExtension.class)
class TimelineInBrowserTests {

  private static final String PICTURE = "document.getElementById('tl-canvas').toDataURL()";
  private static final String TO_TIMELINE = ".finding .links a[href^='#timeline/']";

  @TempDir static Path folder;

  private static Path page;

  @BeforeAll
  static void writePage() throws IOException {
    page = folder.resolve("page.html");
    BigJournal journals = new BigJournal().runs(2).tests(3).tasksPerTest(300).killed(1);
    HtmlReport.write(journals.write(folder.resolve("journals")), page);
  }

  @Test
  void leadsFromAFindingToItsTaskAndBack(Tab tab) {
    tab.open(page, "");
    String finding = "document.querySelector(\"" + TO_TIMELINE + "\").closest('.finding')";
    String rule = tab.text(finding + ".dataset.rule");
    String id = tab.text(finding + ".id");

    tab.click(TO_TIMELINE).until(isInSight("timeline-title"));

    assertThat(tab.text("location.hash")).startsWith("#timeline/");
    assertThat(detail(tab)).contains(rule);

    tab.click("#tl-detail a[href='#" + id + "']").until("location.hash === '#" + id + "'");

    tab.until(isInSight(id));

    tab.back().until("location.hash.startsWith('#timeline/')").until(isInSight("timeline-title"));

    assertThat(detail(tab)).contains(rule);
  }

  private static String isInSight(String id) {
    return "(() => { const box = document.getElementById('"
        + id
        + "').getBoundingClientRect(); return box.top < innerHeight && box.bottom > 0; })()";
  }

  private static String detail(Tab tab) {
    return tab.drawn().text("document.getElementById('tl-detail').innerText");
  }

  private static String about(Tab tab) {
    return tab.drawn().text("document.getElementById('tl-about').textContent");
  }

  @Test
  void aLinkToATaskShowsIt(Tab tab) {
    tab.open(page, "");
    String link = tab.text("document.querySelector(\"" + TO_TIMELINE + "\").hash");
    String task = link.substring(link.lastIndexOf('/') + 1);

    tab.open(page, link).until(isInSight("timeline-title"));

    assertThat(detail(tab)).contains("#" + task);
    assertThat(tab.text("document.getElementById('tl-window').value"))
        .isEqualTo(
            tab.text(
                "JSON.parse(document.getElementById('timelines').textContent)"
                    + ".findIndex((each) => '"
                    + link
                    + "'.startsWith('#' + each.anchor + '/'))"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#timeline/ffffffff/w1/1",
        "#timeline/00000000-000f-4243-8000-000000000000/w1/999999999",
        "#timeline",
        "#timeline/%",
        "#timeline/'\"<b>/w1",
        "#finding-none"
      })
  void aLinkToWhatIsNotThereOpensThePage(String place, Tab tab) {
    tab.open(page, place);

    assertThat(about(tab)).contains("301 tasks");
  }

  @Test
  void showsAnotherTest(Tab tab) {
    tab.open(page, "");
    String first = tab.text("document.getElementById('tl-window').value");
    String before = tab.drawn().text(PICTURE);

    tab.choose("#tl-window", first.equals("1") ? "2" : "1");
    tab.until("location.hash.startsWith('#timeline/')").drawn();

    assertThat(tab.text(PICTURE)).isNotEqualTo(before);

    String there = tab.text("location.hash");
    tab.choose("#tl-window", first).until("location.hash !== '" + there + "'");
    tab.back().until("location.hash === '" + there + "'").drawn();

    assertThat(tab.text("document.getElementById('tl-window').value")).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void drawsWorkWaitsAndFindingsInColoursOfTheirOwn(boolean dark, Tab tab) {
    tab.dark(dark).open(page, "").click("#tl-next").click("#tl-all").drawn();

    for (String name : new String[] {"work", "wait-io", "wait-future", "wait-lock", "error"}) {
      assertThat(pixels(tab, name)).as(name).isPositive();
    }
  }

  @Test
  void drawsInterruptsFromWhomToWhom(Tab tab) {
    tab.open(page, "").choose("#tl-outcome", "cancelled").drawn();

    assertThat(pixels(tab, "interrupt")).isPositive();

    tab.choose("#tl-outcome", "failed").drawn();

    assertThat(pixels(tab, "interrupt")).isZero();
  }

  @Test
  void drawsWhatHoldsItsCarrier(Tab tab) {
    tab.open(page, "").choose("#tl-outcome", "held").drawn();

    assertThat(pixels(tab, "held")).isPositive();
  }

  /** How many points of the timeline have a colour. */
  private static double pixels(Tab tab, String color) {
    return tab.number(
        "(() => { const canvas = document.getElementById('tl-canvas');"
            + " const copy = document.createElement('canvas');"
            + " copy.width = canvas.width; copy.height = canvas.height + 1;"
            + " const pen = copy.getContext('2d', {willReadFrequently: true});"
            + " pen.drawImage(canvas, 0, 1);"
            + " pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--"
            + color
            + "').trim(); pen.fillRect(0, 0, copy.width, 1);"
            + " const {data} = pen.getImageData(0, 0, copy.width, copy.height);"
            + " const [red, green, blue] = data;"
            + " let count = -copy.width;"
            + " for (let at = 0; at < data.length; at += 4)"
            + " count += data[at] === red && data[at + 1] === green && data[at + 2] === blue;"
            + " return count; })()");
  }

  @Test
  void filtersTasks(Tab tab) {
    tab.open(page, "").click("#tl-search").type("virtual thread");

    assertThat(about(tab)).contains("301 tasks").containsPattern("[1-9]\\d* match");

    tab.type(" no such words");

    assertThat(about(tab)).contains(", 0 match");
  }

  @Test
  void aFilterLeavesSomethingInSight(Tab tab) {
    tab.open(page, "").evaluate("document.getElementById('tl-scroll').focus()");
    tab.press(Tab.Key.END).type("+++++").choose("#tl-outcome", "failed");

    assertThat(tab.number("document.getElementById('tl-scroll').scrollTop")).isZero();
    assertThat(pixels(tab, "work")).isPositive();
  }

  @Test
  void hasKeys(Tab tab) {
    tab.open(page, "").evaluate("document.getElementById('tl-scroll').focus()");
    String whole = tab.drawn().text(PICTURE);

    tab.type("+");

    String near = tab.text(PICTURE);
    assertThat(near).isNotEqualTo(whole);
    assertThat(tab.press(Tab.Key.RIGHT).text(PICTURE)).isNotEqualTo(near);
    assertThat(tab.type("0").text(PICTURE)).isEqualTo(whole);

    tab.press(Tab.Key.HOME);
    assertThat(detail(tab)).contains("test ");
    String first = detail(tab);
    assertThat(detail(tab.press(Tab.Key.DOWN))).isNotEqualTo(first);
    assertThat(detail(tab.press(Tab.Key.UP))).isEqualTo(first);
    tab.press(Tab.Key.END);
    assertThat(tab.number("document.getElementById('tl-scroll').scrollTop")).isPositive();

    tab.type("n");
    assertThat(detail(tab)).contains("is at fault at");
    tab.press(Tab.Key.ENTER).until("location.hash.startsWith('#finding-')");
  }

  @Test
  void saysWhichKeysItHas(Tab tab) {
    String open = "document.getElementById('tl-keys').open";
    tab.open(page, "").type("?");

    assertThat(tab.is(open)).isTrue();
    assertThat(tab.press(Tab.Key.ESCAPE).is(open)).isFalse();

    tab.type("/").type("?");

    assertThat(tab.is(open)).as("while somebody types").isFalse();
  }

  @Test
  void choosesWhatIsClickedOn(Tab tab) {
    tab.open(page, "").click("#tl-scroll");

    assertThat(tab.text("location.hash")).matches("#timeline/[0-9a-f-]+/w\\d+/\\d+");
    assertThat(detail(tab)).contains("Outcome");
  }

  @Test
  void zoomsWithTheWheelAndLeavesThePageWhereItIs(Tab tab) {
    tab.open(page, "").click("#tl-all");
    tab.evaluate("document.getElementById('tl-scroll').scrollIntoView({block: 'center'})");
    String before = tab.drawn().text(PICTURE);
    double top = tab.number("scrollY");

    tab.wheel(800, 450, -200, true).until(PICTURE + " !== '" + before + "'");

    assertThat(tab.number("scrollY")).isEqualTo(top);
  }

  @Test
  void hasTheSameAsATable(Tab tab) {
    tab.open(page, "").click("#tl-table > summary").until("document.querySelector('#tl-table td')");

    assertThat(tab.number("document.querySelectorAll('#tl-table tbody tr').length")).isEqualTo(200);

    tab.click(".tl-more button");

    assertThat(tab.number("document.querySelectorAll('#tl-table tbody tr').length")).isEqualTo(301);

    tab.click("#tl-table tbody tr:nth-child(3) button");

    assertThat(detail(tab))
        .startsWith(
            tab.text("document.querySelector('#tl-table tbody tr:nth-child(3) button').innerText"));
  }

  @Test
  void showsAHundredThousandTasksAtOnce(Tab tab) throws IOException {
    Path large = folder.resolve("large.html");
    BigJournal journals = new BigJournal().tests(10).tasksPerTest(10_000);
    HtmlReport.write(journals.write(folder.resolve("large")), large);

    Duration before = tab.work();
    tab.open(large, "").drawn();
    Duration opened = tab.work();

    assertThat(about(tab)).contains("10,001 tasks");
    assertThat(opened.minus(before)).isLessThan(Duration.ofSeconds(3));

    int frames = 30;
    tab.evaluate(
        "(async () => { for (let at = 0; at < "
            + frames
            + "; at++) { document.getElementById('tl-scroll').scrollTop += 997;"
            + " await new Promise(requestAnimationFrame); } })()");

    assertThat(tab.work().minus(opened).dividedBy(frames)).isLessThan(Duration.ofMillis(50));
  }
}
