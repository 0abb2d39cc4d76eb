package dev.selvedge.agent.weave;

/**
 * A method that takes a permit by declaration.
 *
 * @param type the name of its class, with dots also where one class is nested in another
 * @param takes the method
 * @param gives the method of the same class that gives it back; empty if there is none
 */
public record DeclaredPermit(String type, String takes, String gives) {}
