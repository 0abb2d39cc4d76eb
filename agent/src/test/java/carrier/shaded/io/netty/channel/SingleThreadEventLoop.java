package carrier.shaded.io.netty.channel;

/**
 * Stands in for the class of a Netty that a library carries along, known by the end of its name.
 */
public abstract class SingleThreadEventLoop implements Runnable {}
