package dev.selvedge.samples.background;

/** Works on photos. May be used by several threads at once. */
public interface Studio {

  /** Stores a photo, and returns its address. */
  String upload(String photo) throws InterruptedException;

  /** Makes a small version of a photo, and returns its address. */
  String shrink(String photo) throws InterruptedException;
}
