package reactor.core.scheduler;

/** Stands in for Reactor's marker, which is known by its name. */
public interface NonBlocking {}
