package lathe.plugin.vst3;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;
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

/** A gain with every kind of parameter, a latency to choose, a side chain that adds, and an eye on the tempo. */
final class TestGain implements Processor, TransportListener {

    final Parameter gain =
            Parameter.decibels("gain", "Gain").range(-60, 12).initial(0).build();
    final Parameter cutoff =
            Parameter.hertz("cutoff", "Cutoff").range(20, 20_000).initial(1_000).build();
    final Parameter mode =
            Parameter.choice("mode", "Mode", "low", "band", "high").build();
    final Parameter mix =
            Parameter.percent("mix", "Mix").range(0, 100).initial(100).build();
    final Parameter lookahead = Parameter.number("lookahead", "Lookahead", "frames")
            .range(0, 256)
            .fixedWhileRunning()
            .build();

    private final ParameterSet parameters = join();
    private float[][] late = new float[0][];
    private int at;
    volatile double tempoBpm;
    volatile double quarters;
    volatile boolean playing;
    volatile boolean broken;
    volatile ProcessSetup setup = ProcessSetup.offline(48_000, 1, ChannelLayout.STEREO);
    int processed;

    static PluginDescriptor.Builder declare(Supplier<TestGain> processor) {
        return PluginDescriptor.effect("org.example.vst3.gain", "Test Gain", processor)
                .vendor("Example")
                .layouts(ChannelLayout.STEREO, ChannelLayout.MONO, ChannelLayout.SURROUND_5_1)
                .remotePage("", "Main", "out.gain", "out.mix", "filter.mode")
                .preset(Preset.parse(
                        "{\"name\": \"Quiet\", \"values\": {\"out.gain\": -20, \"filter.mode\": \"high\"}}"))
                .preset(Preset.parse("{\"name\": \"Loud\", \"values\": {\"out.gain\": 6}}"));
    }

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    @Override
    public void prepare(ProcessSetup newSetup) {
        setup = newSetup;
        parameters.prepare(newSetup.sampleRateHz());
        late = new float[newSetup.channels()][(int) lookahead.value()];
        at = 0;
    }

    @Override
    public void process(Block block) {
        if (broken) {
            throw new IllegalStateException("broken on purpose");
        }
        processed += block.frames();
        float factor = (float) Math.pow(10, gain.value() / 20);
        int delay = late.length == 0 ? 0 : late[0].length;
        for (int i = block.from(); i < block.to(); i++) {
            for (int c = 0; c < block.channels(); c++) {
                float[] x = block.channel(c);
                float in = x[i] + (block.sideChainChannels() > 0 ? block.sideChain(0)[i] : 0);
                if (delay > 0) {
                    float out = late[c][at];
                    late[c][at] = in;
                    in = out;
                }
                x[i] = in * factor;
            }
            at = delay == 0 ? 0 : (at + 1) % delay;
        }
    }

    @Override
    public void reset() {
        for (float[] channel : late) {
            Arrays.fill(channel, 0);
        }
        at = 0;
    }

    @Override
    public int latencyFrames() {
        return (int) lookahead.value();
    }

    @Override
    public long tailFrames() {
        return 480;
    }

    @Override
    public void transport(Transport transport) {
        tempoBpm = transport.tempoBpm;
        quarters = transport.positionQuarters;
        playing = transport.playing;
    }

    private ParameterSet join() {
        SequencedMap<String, ParameterSet> stages = new LinkedHashMap<>();
        stages.put("out", ParameterSet.of(gain, mix, lookahead));
        stages.put("filter", ParameterSet.of(cutoff, mode));
        return ParameterSet.join(stages);
    }

    static List<String> ids() {
        return List.of("out.gain", "out.mix", "out.lookahead", "filter.cutoff", "filter.mode");
    }
}
