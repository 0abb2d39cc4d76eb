package dev.selvedge.agent.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.report.BigJournal;
import dev.selvedge.agent.report.HtmlReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as people see it in a browser. */
@ExtendWith(BrowserExtension.class)
class PageInBrowserTests {

  private static final String SHOWN =
      "[...document.querySelectorAll('.finding')].filter((each) => each.getClientRects().length)";

  @TempDir static Path folder;

  private static Path page;

  @BeforeAll
  static void writePage() throws IOException {
    page = folder.resolve("page.html");
    BigJournal journals = new BigJournal().runs(2).tests(3).tasksPerTest(100).killed(1);
    HtmlReport.write(journals.write(folder.resolve("journals")), page);
  }

  @Test
  void opensFromDiskWithWhatIsWrong(Tab tab) {
    tab.open(page, "");

    assertThat(tab.text("document.title")).contains("Selvedge");
    assertThat(tab.number(SHOWN + ".length")).isPositive();
    assertThat(tab.text("[...document.querySelectorAll('section[id]')].map((each) => each.id)"))
        .startsWith("findings,timeline,");
  }

  @Test
  void isReadableWithoutScripts(Tab tab) {
    tab.scripts(false).open(page, "");

    assertThat(tab.text("document.body.innerText"))
        .contains("is at fault at Orders.place", "Wait for its future.")
        .doesNotContain("\"texts\"");
  }

  @Test
  void findsWhatIsSearchedFor(Tab tab) {
    tab.open(page, "");
    double all = tab.number(SHOWN + ".length");
    String first = tab.text("document.querySelector('.finding').dataset.rule");

    tab.type("/").type(first.toLowerCase(Locale.ROOT));

    assertThat(tab.text("document.activeElement.id")).isEqualTo("search");
    assertThat(tab.number(SHOWN + ".length")).isPositive().isLessThan(all);
    assertThat(tab.is(SHOWN + ".every((each) => each.dataset.rule === '" + first + "')")).isTrue();
  }

  @Test
  void filtersByRule(Tab tab) {
    tab.open(page, "");
    String last = tab.text("document.querySelector('#rule').lastElementChild.value");

    tab.choose("#rule", last);

    assertThat(tab.number(SHOWN + ".length")).isPositive();
    assertThat(tab.is(SHOWN + ".every((each) => each.dataset.rule === '" + last + "')")).isTrue();
  }

  @Test
  void saysThatNothingMatches(Tab tab) {
    tab.open(page, "").type("/").type("no such words");

    assertThat(tab.number(SHOWN + ".length")).isZero();
    assertThat(tab.is("document.getElementById('no-match').getClientRects().length")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 390, 768, 1280})
  void fitsTheWidthOfAScreen(int width, Tab tab) {
    tab.size(width, 800, width < 700).open(page, "");

    assertThat(tab.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void isAccessibleInLightAndDark(boolean dark, Tab tab) throws IOException {
    tab.dark(dark).open(page, "");

    assertThat(Axe.violations(tab.openDetails())).isEmpty();
  }

  @Test
  void isAccessibleOnAPhone(Tab tab) throws IOException {
    tab.size(390, 800, true).open(page, "");

    assertThat(Axe.violations(tab)).isEmpty();
  }

  @Test
  void isDarkForThoseWhoLikeItDark(Tab tab) {
    assertThat(brightness(tab.dark(false).open(page, ""))).isGreaterThan(200);
    assertThat(brightness(tab.dark(true).open(page, ""))).isLessThan(60);
  }

  private static double brightness(Tab tab) {
    return tab.number(
        "getComputedStyle(document.body).backgroundColor.match(/\\d+/g)"
            + ".slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3");
  }

  @Test
  void doesNothingThatAJournalSays(Tab tab) throws IOException {
    Path hostile = folder.resolve("hostile.html");
    BigJournal journals = new BigJournal().tests(5).tasksPerTest(60).hostile();
    HtmlReport.write(journals.write(folder.resolve("hostile")), hostile);
    tab.open(page, "");
    String scripts = tab.text("document.querySelectorAll('script:not([type])').length");

    tab.open(hostile, "").openDetails();

    assertThat(tab.text("document.querySelectorAll('script:not([type])').length"))
        .isEqualTo(scripts);
    assertThat(tab.is("document.querySelector('img, iframe, [onmouseover], [onerror]')")).isFalse();
  }
}
