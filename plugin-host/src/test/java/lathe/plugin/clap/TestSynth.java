package lathe.plugin.clap;

import java.util.Arrays;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import lathe.plugin.NoteEndListener;
import lathe.plugin.NoteInput;
import lathe.plugin.PluginDescriptor;

/** Eight sines; a note starts with its frame at phase 0, and a release takes exactly {@link #RELEASE} frames. */
final class TestSynth implements Processor, NoteInput {

    static final int RELEASE = 100;

    static final PluginDescriptor PLUGIN = PluginDescriptor.instrument(
                    "org.example.test-synth", "Test Synth", TestSynth::new)
            .vendor("Example")
            .features("synthesizer")
            .remotePage("Tone", "Level", "level")
            .build();

    private static final int VOICES = 8;

    private final Parameter level =
            Parameter.percent("level", "Level").range(0, 100).initial(50).build();
    private final ParameterSet parameters = ParameterSet.of(level);
    private final Voice[] voices = new Voice[VOICES];
    private NoteEndListener ends = (id, channel, key) -> {};
    private double rate = 48_000;
    double bend;

    private static final class Voice {
        private boolean on;
        private int noteId;
        private int channel;
        private int key;
        private double velocity;
        private double tuning;
        private double phase;
        private int releaseLeft;
    }

    TestSynth() {
        Arrays.setAll(voices, i -> new Voice());
    }

    @Override
    public int voices() {
        return VOICES;
    }

    @Override
    public void tellEndsTo(NoteEndListener listener) {
        ends = listener;
    }

    @Override
    public void noteOn(int noteId, int channel, int key, double velocity) {
        Voice voice = voices[0];
        for (Voice each : voices) {
            if (!each.on) {
                voice = each;
                break;
            }
        }
        if (voice.on) {
            end(voice);
        }
        voice.on = true;
        voice.noteId = noteId;
        voice.channel = channel;
        voice.key = key;
        voice.velocity = velocity;
        voice.tuning = 0;
        voice.phase = 0;
        voice.releaseLeft = -1;
    }

    private void end(Voice voice) {
        voice.on = false;
        ends.noteEnded(voice.noteId, voice.channel, voice.key);
    }

    private static boolean fits(Voice voice, int noteId, int channel, int key) {
        return voice.on
                && (noteId < 0 || voice.noteId == noteId)
                && (channel < 0 || voice.channel == channel)
                && (key < 0 || voice.key == key);
    }

    @Override
    public void noteOff(int noteId, int channel, int key, double velocity) {
        for (Voice voice : voices) {
            if (fits(voice, noteId, channel, key) && voice.releaseLeft < 0) {
                voice.releaseLeft = RELEASE;
            }
        }
    }

    @Override
    public void noteChoke(int noteId, int channel, int key) {
        for (Voice voice : voices) {
            if (fits(voice, noteId, channel, key)) {
                end(voice);
            }
        }
    }

    @Override
    public void noteExpression(Expression expression, int noteId, int channel, int key, double value) {
        for (Voice voice : voices) {
            if (expression == Expression.TUNING && fits(voice, noteId, channel, key)) {
                voice.tuning = value;
            }
        }
    }

    @Override
    public void midi(int status, int data1, int data2) {
        if ((status & 0xF0) == 0xE0) {
            bend = ((data2 << 7 | data1) - 8192) / 8192.0;
        }
    }

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    @Override
    public void prepare(ProcessSetup setup) {
        rate = setup.sampleRateHz();
        parameters.prepare(rate);
        reset();
    }

    @Override
    public void process(Block block) {
        for (int i = block.from(); i < block.to(); i++) {
            double sum = 0;
            for (Voice voice : voices) {
                sum += next(voice);
            }
            float sample = (float) (sum * level.value() * 0.01);
            for (int c = 0; c < block.channels(); c++) {
                block.channel(c)[i] = sample;
            }
        }
    }

    private double next(Voice voice) {
        if (!voice.on) {
            return 0;
        }
        double gain = voice.releaseLeft < 0 ? 1 : voice.releaseLeft / (double) RELEASE;
        double value = voice.velocity * gain * Math.sin(2 * Math.PI * voice.phase);
        double hz = 440 * Math.pow(2, (voice.key - 69 + voice.tuning + 2 * bend) / 12);
        voice.phase = (voice.phase + hz / rate) % 1;
        if (voice.releaseLeft >= 0 && --voice.releaseLeft < 0) {
            end(voice);
        }
        return value;
    }

    @Override
    public void reset() {
        bend = 0;
        for (Voice voice : voices) {
            voice.on = false;
        }
    }

    @Override
    public int latencyFrames() {
        return 0;
    }

    @Override
    public long tailFrames() {
        return RELEASE;
    }
}
