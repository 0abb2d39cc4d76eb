package dev.selvedge.samples.upkeep;

/** Something that has to be kept in order. May be used by several threads at once. */
public interface Store {

  /** Reads what will be asked for first. */
  void warmUp();

  /** Writes a backup, and tells whether there was room for it. */
  boolean backUp();

  /** Removes what is out of date, and tells whether the store could be reached. */
  boolean purge();
}
