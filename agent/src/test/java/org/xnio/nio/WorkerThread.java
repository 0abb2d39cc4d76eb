package org.xnio.nio;

/** Stands in for XNIO's thread, which is known by its name. */
public class WorkerThread extends Thread {}
