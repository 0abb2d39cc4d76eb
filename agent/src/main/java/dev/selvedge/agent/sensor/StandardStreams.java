package dev.selvedge.agent.sensor;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;

/** Tells the standard output and error of the process from files. */
final class StandardStreams {

  private StandardStreams() {}

  static boolean isOutput(Object stream) {
    try {
      FileDescriptor descriptor = ((FileOutputStream) stream).getFD();
      return descriptor == FileDescriptor.out || descriptor == FileDescriptor.err;
    } catch (IOException closed) {
      return false;
    }
  }
}
