package io.vertx.core.impl;

/** Stands in for the thread of Vert.x, which is known by its package. */
public final class VertxThread extends Thread {}
