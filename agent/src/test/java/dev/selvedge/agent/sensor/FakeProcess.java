package dev.selvedge.agent.sensor;

import java.io.InputStream;
import java.io.OutputStream;

/** A process that is nothing but alive or not. */
final class FakeProcess extends Process {

  private final boolean alive;

  FakeProcess(boolean alive) {
    this.alive = alive;
  }

  @Override
  public boolean isAlive() {
    return alive;
  }

  @Override
  public OutputStream getOutputStream() {
    return OutputStream.nullOutputStream();
  }

  @Override
  public InputStream getInputStream() {
    return InputStream.nullInputStream();
  }

  @Override
  public InputStream getErrorStream() {
    return InputStream.nullInputStream();
  }

  @Override
  public int waitFor() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int exitValue() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void destroy() {
    throw new UnsupportedOperationException();
  }
}
