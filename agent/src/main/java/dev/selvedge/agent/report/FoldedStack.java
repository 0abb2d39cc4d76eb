package dev.selvedge.agent.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A stack with the frames nobody needs at first sight folded together: runs of JDK, Selvedge and
 * library frames, except the call that the user's code makes and the frame that calls the user's
 * code. Where the user has no frame at all, the innermost ones tell most.
 */
final class FoldedStack {

  /** One visible frame, or several behind a label such as {@code 12 JDK frames}. */
  record Part(List<String> frames, String owner) {

    boolean folded() {
      return frames.size() > 1;
    }

    String label() {
      return frames.size()
          + (owner.contains(",") || owner.contains(".")
              ? " frames of " + owner
              : " " + owner + " frames");
    }
  }

  /**
   * A library's run between frames of the user's that is so short that folding it would hide more
   * than it helps.
   */
  private static final int SHORT_RUN = 3;

  /** How many frames are shown of a stack that holds none of the user's. */
  private static final int OF_OTHERS = 5;

  private final FrameOwners owners;
  private final List<Part> parts = new ArrayList<>();

  private FoldedStack(FrameOwners owners) {
    this.owners = owners;
  }

  static List<Part> of(FindingView finding) {
    FoldedStack folded = new FoldedStack(new FrameOwners(finding));
    folded.fold(finding.stack());
    return folded.parts;
  }

  private void fold(List<String> stack) {
    if (stack.stream().noneMatch(this::isUser)) {
      int shown = Math.min(OF_OTHERS, stack.size());
      stack.subList(0, shown).forEach(this::show);
      hide(stack.subList(shown, stack.size()));
      return;
    }
    int first = 0;
    boolean userSeen = false;
    while (first < stack.size()) {
      if (isUser(stack.get(first))) {
        userSeen = true;
        show(stack.get(first++));
        continue;
      }
      int end = first;
      while (end < stack.size() && !isUser(stack.get(end))) {
        end++;
      }
      foldRun(stack.subList(first, end), userSeen, end < stack.size());
      first = end;
    }
  }

  /**
   * Frames not the user's; {@code afterUser}: they call user code; {@code beforeUser}: user code
   * calls them.
   */
  private void foldRun(List<String> run, boolean afterUser, boolean beforeUser) {
    if (afterUser && beforeUser && run.size() <= SHORT_RUN) {
      run.forEach(this::show);
      return;
    }
    int from = afterUser && isLibrary(run.get(0)) ? 1 : 0;
    int to = beforeUser && run.size() > from ? run.size() - 1 : run.size();
    run.subList(0, from).forEach(this::show);
    hide(run.subList(from, to));
    run.subList(to, run.size()).forEach(this::show);
  }

  private void hide(List<String> frames) {
    if (frames.size() == 1) {
      show(frames.get(0));
    } else if (!frames.isEmpty()) {
      Set<String> hidden = new LinkedHashSet<>();
      frames.forEach(frame -> hidden.add(owners.ownerOf(frame)));
      parts.add(new Part(List.copyOf(frames), named(hidden)));
    }
  }

  private static String named(Set<String> owners) {
    List<String> names = owners.stream().limit(3).toList();
    return String.join(", ", names) + (owners.size() > names.size() ? ", ..." : "");
  }

  private void show(String frame) {
    parts.add(new Part(List.of(frame), owners.ownerOf(frame)));
  }

  private boolean isUser(String frame) {
    return owners.ownerOf(frame).equals(FrameOwners.USER);
  }

  private boolean isLibrary(String frame) {
    String owner = owners.ownerOf(frame);
    return !owner.equals(FrameOwners.JDK) && !owner.equals(FrameOwners.SELVEDGE);
  }
}
