package lathe.plugin.host;

/**
 * A parameter of a plugin of any maker.
 *
 * @param number by which the plugin knows it; its 32 bits may be negative here
 * @param name as the plugin says it
 * @param min smallest value; VST3's are always 0
 * @param max largest value; VST3's are always 1
 * @param initial value of a new instance
 * @param steps values between which it steps, 0 for a smooth one
 */
public record HostedParameter(int number, String name, double min, double max, double initial, int steps) {}
