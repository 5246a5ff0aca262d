package lathe.bundle.meter;

import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import lathe.plugin.Transport;
import lathe.plugin.TransportListener;

/**
 * Measures and changes nothing: samples pass bit for bit, without latency.
 *
 * <p>Parameters: {@code target} (LUFS, what the editor compares with), {@code reset} (a new measurement begins when it is
 * turned on) and {@code reset_on_play} (and whenever the host starts to play).
 */
public final class MeterProcessor implements Processor, TransportListener {

    private final Parameter target = Parameter.number("target", "Target", "LUFS")
            .range(-36, -6)
            .initial(-23)
            .decimals(1)
            .build();
    private final Parameter reset = Parameter.toggle("reset", "Reset").build();
    private final Parameter resetOnPlay =
            Parameter.toggle("reset_on_play", "Reset on play").build();
    private final ParameterSet parameters = ParameterSet.of(target, reset, resetOnPlay);

    private final LoudnessReadings readings = new LoudnessReadings();
    private boolean wasReset;
    private boolean wasPlaying;

    /** What was measured; open to the editor's thread. */
    public LoudnessReadings readings() {
        return readings;
    }

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    @Override
    public void prepare(ProcessSetup setup) {
        parameters.prepare(setup.sampleRateHz());
        readings.prepare(setup);
        wasReset = reset.isOn();
        wasPlaying = false;
    }

    @Override
    public void transport(Transport transport) {
        if (transport.playing && !wasPlaying && resetOnPlay.isOn()) {
            readings.restart();
        }
        wasPlaying = transport.playing;
    }

    @Override
    public void process(Block block) {
        if (reset.isOn() && !wasReset) {
            readings.restart();
        }
        wasReset = reset.isOn();
        readings.add(block);
    }

    @Override
    public void reset() {
        parameters.settle();
        readings.restart();
    }

    @Override
    public int latencyFrames() {
        return 0;
    }

    @Override
    public long tailFrames() {
        return 0;
    }
}
