package lathe.plugin.clap;

import lathe.core.audio.ChannelLayout;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.core.param.Preset;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.Transport;
import lathe.plugin.TransportListener;

/** A gain in decibels without smoothing, a choice of polarity, a lookahead fixed while running, a side chain that ducks. */
final class TestGain implements Processor, TransportListener {

    static final PluginDescriptor PLUGIN = PluginDescriptor.effect("org.example.test-gain", "Test Gain", TestGain::new)
            .vendor("Example")
            .version("1.2.3")
            .features("utility")
            .sideChain(ChannelLayout.STEREO)
            .preset(Preset.parse("{\"name\": \"Quiet\", \"values\": {\"gain\": -20, \"polarity\": \"inverted\"}}"))
            .build();

    final Parameter gain =
            Parameter.decibels("gain", "Gain").range(-60, 12).initial(0).build();
    final Parameter polarity = Parameter.choice("polarity", "Polarity", "normal", "inverted", "off")
            .build();
    final Parameter delay = Parameter.number("delay", "Delay", "frames")
            .range(0, 64)
            .decimals(0)
            .fixedWhileRunning()
            .build();
    final Parameter duck =
            Parameter.percent("duck", "Duck").range(0, 100).initial(0).build();

    private final ParameterSet parameters = ParameterSet.of(gain, polarity, delay, duck);
    private float[][] ring = new float[0][];
    private int at;
    double tempoBpm;
    boolean playing;

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    @Override
    public void prepare(ProcessSetup setup) {
        parameters.prepare(setup.sampleRateHz());
        ring = new float[setup.channels()][latencyFrames()];
        reset();
    }

    @Override
    public void transport(Transport transport) {
        tempoBpm = transport.tempoBpm;
        playing = transport.playing;
    }

    @Override
    public void process(Block block) {
        double sign = polarity.choice() == 0 ? 1 : polarity.choice() == 1 ? -1 : 0;
        float factor = (float) (sign * Math.pow(10, gain.value() / 20));
        float share = (float) (duck.value() / 100);
        int end = at;
        for (int c = 0; c < block.channels(); c++) {
            float[] samples = block.channel(c);
            int side = block.sideChainChannels() == 0 ? -1 : Math.min(c, block.sideChainChannels() - 1);
            end = at;
            for (int i = block.from(); i < block.to(); i++) {
                float key = side < 0 ? 0 : Math.min(1, Math.abs(block.sideChain(side)[i]));
                float now = samples[i] * factor * (1 - share * key);
                if (ring[c].length > 0) {
                    float late = ring[c][end];
                    ring[c][end] = now;
                    now = late;
                    end = end + 1 == ring[c].length ? 0 : end + 1;
                }
                samples[i] = now;
            }
        }
        at = end;
    }

    @Override
    public void reset() {
        at = 0;
        for (float[] channel : ring) {
            java.util.Arrays.fill(channel, 0);
        }
    }

    @Override
    public int latencyFrames() {
        return (int) delay.value();
    }

    @Override
    public long tailFrames() {
        return 0;
    }
}
