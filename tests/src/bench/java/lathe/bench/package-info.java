/** Speed, measured: every processor warm on one thread, beside other programs on the same file in the same minutes. */
@org.jspecify.annotations.NullMarked
package lathe.bench;
