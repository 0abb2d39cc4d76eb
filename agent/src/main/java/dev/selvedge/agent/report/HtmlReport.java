package dev.selvedge.agent.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;

/** The report as one HTML page that opens from disk and loads nothing. */
public final class HtmlReport {

  private HtmlReport() {}

  /**
   * Reads the journals and writes their page.
   *
   * @param journals journal files; one that cannot be read is named on the page
   * @param page the file to write; replaced as a whole if it exists
   * @throws IOException if the page cannot be written; its message is one sentence for people
   */
  public static void write(Collection<Path> journals, Path page) throws IOException {
    write(JournalReader.read(journals), page);
  }

  /**
   * Writes the page of journals that were read before.
   *
   * @param journals what was read
   * @param page the file to write; replaced as a whole if it exists
   * @throws IOException if the page cannot be written; its message is one sentence for people
   */
  public static void write(Journals journals, Path page) throws IOException {
    PageResources resources = PageResources.load();
    AtomicFile.write(page, out -> new HtmlPage(journals, resources).writeTo(new Html(out)));
  }
}
