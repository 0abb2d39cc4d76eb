package io.netty.channel;

/** Stands in for Netty's class, which is known by its name. */
public abstract class SingleThreadEventLoop implements Runnable {}
