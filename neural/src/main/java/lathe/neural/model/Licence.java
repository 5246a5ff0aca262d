package lathe.neural.model;

/**
 * Under what terms a model comes; three, as they often differ.
 *
 * @param code of what made it, an SPDX identifier where there is one; empty if not told
 * @param weights of its numbers
 * @param data of what it was trained on
 */
public record Licence(String code, String weights, String data) {}
