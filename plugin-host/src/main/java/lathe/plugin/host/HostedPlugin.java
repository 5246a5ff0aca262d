package lathe.plugin.host;

import java.util.List;
import lathe.core.process.ProcessSetup;

/**
 * One instance of a plugin of any maker and either format, in this process: if it crashes, the process goes with it.
 *
 * <p>One thread makes all calls, except that {@link #process} may come from another one between {@link #activate} and
 * {@link #deactivate}, as long as no other call is under way; then it must always be the same.
 */
public interface HostedPlugin extends AutoCloseable {

    /** Id in its format: a reverse domain name, or a class id of 32 hexadecimal digits. */
    String id();

    /** Name for people. */
    String name();

    /** Parameters in the plugin's order; numbers are unique. */
    List<HostedParameter> parameters();

    /** The present value, in the units of {@link HostedParameter}. */
    double value(int number);

    /** A value as the plugin writes it, with its unit. */
    String text(int number, double value);

    /** Sets a value: at once while inactive, else with the first frame of the next block. */
    void set(int number, double value);

    /** Channels of the main input; 0 for most instruments. */
    int inputChannels();

    /** Channels of the main output. */
    int outputChannels();

    /**
     * Makes ready to process; chooses the setup's number of channels where the plugin has a choice.
     *
     * @throws HostedPluginException if the plugin refuses
     */
    void activate(ProcessSetup setup);

    /** A note begins with the first frame of the next block. */
    void noteOn(int channel, int key, double velocity);

    /** A note is released with the first frame of the next block. */
    void noteOff(int channel, int key);

    /**
     * Processes a block of up to the setup's longest.
     *
     * @param input {@code [inputChannels][frames]}, left alone
     * @param output {@code [outputChannels][frames]}, overwritten
     * @throws HostedPluginException if the plugin reports an error
     */
    void process(float[][] input, float[][] output, int frames);

    /** Ends processing; the settings stay. */
    void deactivate();

    /** Frames by which the output is late; valid while active. */
    int latencyFrames();

    /** Frames until silence after the input has ended, {@link Long#MAX_VALUE} for never; valid while active. */
    long tailFrames();

    /** The plugin's own state, to be kept as it is. */
    byte[] saveState();

    /** @throws HostedPluginException if the plugin refuses it */
    void loadState(byte[] state);

    @Override
    void close();
}
