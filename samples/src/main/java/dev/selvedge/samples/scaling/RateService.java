package dev.selvedge.samples.scaling;

/** Knows what it costs to ship a parcel. */
@FunctionalInterface
public interface RateService {
  /** Returns the rate of a parcel; takes a moment, and bears a few callers at a time. */
  int rate(String parcel) throws InterruptedException;
}
