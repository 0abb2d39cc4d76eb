package dev.selvedge.samples.pages;

/**
 * A piece of code on a page.
 *
 * @param name of the page and the piece, which can be a package
 * @param surroundings the members that it uses and does not show
 */
record Piece(String name, String surroundings, String code) {}
