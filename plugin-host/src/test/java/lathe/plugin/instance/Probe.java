package lathe.plugin.instance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import lathe.plugin.ExtraState;
import lathe.plugin.NoteInput;
import lathe.plugin.Transport;
import lathe.plugin.TransportListener;

/**
 * A processor whose output tells what happened to it: the input late by a latency of its own, times the gain, plus the
 * side chain; and a list of the notes with the frame at which they came.
 */
final class Probe implements Processor, NoteInput, TransportListener, ExtraState {

    final Parameter gain =
            Parameter.number("gain", "Gain", "").range(0, 4).initial(1).build();
    final Parameter latency = Parameter.number("latency", "Latency", "frames")
            .range(0, 100)
            .decimals(0)
            .fixedWhileRunning()
            .build();
    final List<String> heard = new ArrayList<>();
    String extra = "nothing";
    double tempoBpm;
    boolean broken;

    private final ParameterSet parameters = ParameterSet.of(gain, latency);
    private float[][] late = new float[0][];
    private long frame;
    int prepares;

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    @Override
    public void prepare(ProcessSetup setup) {
        prepares++;
        parameters.prepare(setup.sampleRateHz());
        late = new float[setup.channels()][(int) latency.value()];
        frame = 0;
    }

    @Override
    public void process(Block block) {
        if (broken) {
            throw new IllegalStateException("broken on purpose");
        }
        for (int c = 0; c < block.channels(); c++) {
            float[] x = block.channel(c);
            for (int i = block.from(); i < block.to(); i++) {
                float in = x[i];
                if (late[c].length > 0) {
                    int at = (int) ((frame + i - block.from()) % late[c].length);
                    float out = late[c][at];
                    late[c][at] = in;
                    in = out;
                }
                x[i] = in * (float) gain.value() + (block.sideChainChannels() > 0 ? block.sideChain(0)[i] : 0);
            }
        }
        frame += block.frames();
    }

    @Override
    public void reset() {
        for (float[] channel : late) {
            Arrays.fill(channel, 0);
        }
    }

    @Override
    public int latencyFrames() {
        return (int) latency.value();
    }

    @Override
    public long tailFrames() {
        return 0;
    }

    @Override
    public void noteOn(int noteId, int channel, int key, double velocity) {
        heard.add(frame + " on " + noteId + " " + channel + " " + key + " " + velocity);
    }

    @Override
    public void noteOff(int noteId, int channel, int key, double velocity) {
        heard.add(frame + " off " + noteId + " " + channel + " " + key + " " + velocity);
    }

    @Override
    public void noteExpression(Expression expression, int noteId, int channel, int key, double value) {
        heard.add(frame + " " + expression + " " + noteId + " " + channel + " " + key + " " + value);
    }

    @Override
    public void midi(int status, int data1, int data2) {
        heard.add(frame + " midi " + status + " " + data1 + " " + data2);
    }

    @Override
    public void transport(Transport transport) {
        tempoBpm = transport.tempoBpm;
    }

    @Override
    public byte[] saveState() {
        return extra.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void loadState(byte[] state, int version) {
        extra = new String(state, StandardCharsets.UTF_8) + " of " + version;
    }
}
