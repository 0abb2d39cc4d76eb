/**
 * A small shop as a web service: Vert.x event loops, a PostgreSQL database, a supplier's price
 * service. Three of its handlers do what must not be done on an event loop, and two start what
 * nobody waits for, each beside its corrected form; each such line is marked {@code FINDING}.
 * Nothing here knows of Selvedge.
 */
@NullMarked
package dev.selvedge.samples.shop;

import org.jspecify.annotations.NullMarked;
