/**
 * A small shop as a web service: Vert.x event loops, a PostgreSQL database, a supplier's price
 * service. Three of its handlers do what must not be done on an event loop, two start what nobody
 * waits for, and one leaves its work to a thread that cannot be stopped, each beside its corrected
 * form; each such line is marked {@code FINDING}. Nothing here knows of Selvedge.
 */
@NullMarked
package dev.selvedge.samples.shop;

import org.jspecify.annotations.NullMarked;
