package lathe.postfx.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lathe.core.audio.AudioBuffer;
import lathe.core.param.Parameter;
import lathe.core.process.Block;
import lathe.core.process.EventQueue;
import lathe.core.process.OfflineRender;
import lathe.core.process.ProcessSetup;
import lathe.core.testing.Measures;
import lathe.core.testing.ProcessorContract;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressorTest {

    private static final int RATE_HZ = 48_000;

    /** A compressor with settings like {@code ratio=4}. */
    static Compressor compressor(String... settings) {
        Compressor compressor = new Compressor();
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            Parameter parameter = compressor.parameters().get(parts[0]);
            parameter.set(parameter.parse(parts[1]));
        }
        return compressor;
    }

    /** Full level at every sample, the sign turning each time: what a sine of half the rate is. */
    static void fillLevel(float[] x, int from, int to, double db) {
        float amplitude = (float) Math.pow(10, db / 20);
        for (int i = from; i < to; i++) {
            x[i] = i % 2 == 0 ? amplitude : -amplitude;
        }
    }

    private static double steadyOutputDb(Compressor compressor, double inputDb) {
        AudioBuffer out = OfflineRender.run(compressor, Signals.sine(1000, inputDb, 2 * RATE_HZ, 2, RATE_HZ));
        return 20 * Math.log10(Measures.amplitude(out.channel(0), 1000, RATE_HZ, RATE_HZ, 2 * RATE_HZ));
    }

    @Test
    void keepsTheContract() {
        ProcessorContract.check(Compressor::new);
        ProcessorContract.check(() -> compressor("mode=gate", "lookahead=3", "link=30", "detector=rms", "hold=20"));
        ProcessorContract.check(() -> compressor("mode=expand", "key_highpass=100", "auto_release=on", "mix=70"));
        ProcessorContract.givesTheSameBitsWhateverTheBlocks(() -> compressor("link=50"), 6);
        ProcessorContract.givesTheSameBitsWhateverTheBlocks(() -> compressor("lookahead=2"), 1);
    }

    /** The curve of Giannoulis, Massberg and Reiss (2012), equation 4: threshold -20, ratio 4. */
    @ParameterizedTest
    @CsvSource({
        "10, -40, -40",
        "10, -25, -25",
        "10, -22.5, -22.73438",
        "10, -20, -20.9375",
        "10, -17.5, -19.60938",
        "10, -15, -18.75",
        "10, -10, -17.5",
        "10, 0, -15",
        "0, -30, -30",
        "0, -10, -17.5",
        "0, 0, -15"
    })
    void aSineSettlesOnTheStaticCurve(double knee, double inputDb, double outputDb) {
        Compressor compressor = compressor("threshold=-20", "ratio=4", "knee=" + knee);
        assertThat(compressor.outputDbAt(inputDb)).isCloseTo(outputDb, within(1e-5));
        assertThat(steadyOutputDb(compressor, inputDb)).isCloseTo(outputDb, within(0.01));
    }

    @Test
    void anRmsDetectorReadsASine3DbLower() {
        Compressor compressor = compressor("detector=rms", "rms_window=100", "knee=0", "ratio=4", "threshold=-20");
        double heardDb = -6 - 3.0103;
        assertThat(steadyOutputDb(compressor, -6)).isCloseTo(-6 - 0.75 * (heardDb + 20), within(0.01));
    }

    @Test
    void belowTheThresholdEveryBitPasses() {
        AudioBuffer input = Signals.noise(20_000, 2, 0.05, RATE_HZ, 8);
        AudioBuffer output = OfflineRender.run(compressor("threshold=-20", "mix=37"), input);
        assertThat(output.channel(0)).isEqualTo(input.channel(0));
        assertThat(output.channel(1)).isEqualTo(input.channel(1));
    }

    @Test
    void theGainReturnsToExactlyOne() {
        AudioBuffer input = Signals.noise(3 * RATE_HZ, 2, 0.05, RATE_HZ, 8);
        fillLevel(input.channel(0), 1000, 5000, 0);
        AudioBuffer output = OfflineRender.run(compressor(), input);
        assertThat(output.slice(2 * RATE_HZ, 3 * RATE_HZ).channel(0))
                .isEqualTo(input.slice(2 * RATE_HZ, 3 * RATE_HZ).channel(0));
        assertThat(output.channel(0)[4000]).isNotEqualTo(input.channel(0)[4000]);
    }

    @Test
    void makeUpIsAddedToEverything() {
        assertThat(steadyOutputDb(compressor("makeup=6", "knee=0"), -40)).isCloseTo(-34, within(0.001));
        assertThat(steadyOutputDb(compressor("makeup=6", "knee=0"), -8)).isCloseTo(-11, within(0.01));
        assertThat(compressor("makeup=6", "knee=0").outputDbAt(-8)).isCloseTo(-11, within(1e-9));
    }

    @Test
    void anExpanderTurnsDownBelowTheThresholdWithinItsRange() {
        Compressor expander = compressor("mode=expand", "threshold=-30", "ratio=2", "knee=0", "range=15");
        assertThat(steadyOutputDb(expander, -20)).isCloseTo(-20, within(0.001));
        assertThat(steadyOutputDb(expander, -36)).isCloseTo(-42, within(0.02));
        assertThat(steadyOutputDb(expander, -50)).isCloseTo(-65, within(0.01));
        assertThat(expander.outputDbAt(-36)).isCloseTo(-42, within(1e-9));
    }

    @Test
    void mixOfZeroIsTheInputAtTheReportedLatency() {
        AudioBuffer input = Signals.bursts(30_000, 2, RATE_HZ, 2);
        AudioBuffer output = OfflineRender.run(compressor("mix=0", "lookahead=5", "makeup=12"), input);
        assertThat(output.channel(0)).isEqualTo(input.channel(0));
        assertThat(output.channel(1)).isEqualTo(input.channel(1));
    }

    @Test
    void halfTheMixIsTheMeanOfDryAndWet() {
        AudioBuffer input = Signals.bursts(30_000, 2, RATE_HZ, 2);
        float[] wet = OfflineRender.run(compressor(), input).channel(1);
        float[] half = OfflineRender.run(compressor("mix=50"), input).channel(1);
        for (int i = 0; i < half.length; i++) {
            assertThat(half[i]).isCloseTo(0.5f * (input.channel(1)[i] + wet[i]), within(1e-6f));
        }
    }

    @Test
    void aFullLinkGivesBothChannelsOneGainAndNoLinkGivesEachItsOwn() {
        AudioBuffer input = Signals.bursts(30_000, 2, RATE_HZ, 6);
        for (int i = 0; i < input.frames(); i++) {
            input.channel(1)[i] = 0.25f * input.channel(0)[i];
        }
        AudioBuffer linked = OfflineRender.run(compressor("link=100"), input);
        AudioBuffer apart = OfflineRender.run(compressor("link=0"), input);
        AudioBuffer alone = AudioBuffer.of(RATE_HZ, input.channel(1).clone());
        for (int i = 0; i < input.frames(); i++) {
            assertThat(linked.channel(1)[i]).isEqualTo(0.25f * linked.channel(0)[i]);
        }
        assertThat(apart.channel(0)).isEqualTo(linked.channel(0));
        assertThat(apart.channel(1))
                .isEqualTo(OfflineRender.run(compressor(), alone).channel(0));
    }

    @Test
    void halfALinkMeetsInTheMiddleInDecibels() {
        AudioBuffer input = Signals.noise(RATE_HZ, 2, 0, RATE_HZ, 1);
        fillLevel(input.channel(0), 0, RATE_HZ, 0);
        fillLevel(input.channel(1), 0, RATE_HZ, -12);
        AudioBuffer output = OfflineRender.run(compressor("link=50", "knee=0", "threshold=-20", "ratio=4"), input);
        double gainDb = Measures.rmsDb(output.channel(1), 40_000, 48_000) + 12;
        assertThat(gainDb).isCloseTo(-0.75 * (-6 + 20), within(0.001));
    }

    @Test
    void anExternalKeySteersWhereConnectedAndTheInputOtherwise() {
        AudioBuffer sound = Signals.sine(1000, -30, RATE_HZ, 2, RATE_HZ);
        AudioBuffer loud = Signals.sine(300, 0, RATE_HZ, 1, RATE_HZ);
        Compressor compressor = compressor("key=external", "knee=0", "threshold=-20", "ratio=4");
        AudioBuffer steered = sound.copy();
        compressor.prepare(ProcessSetup.offline(RATE_HZ, RATE_HZ, sound.layout()));
        compressor.process(new Block().set(steered.channelArrays(), loud.channelArrays(), 0, RATE_HZ));
        assertThat(Measures.gainDb(sound.channel(0), steered.channel(0), 1000, RATE_HZ, 24_000, 48_000))
                .isCloseTo(-15, within(0.02));
        assertThat(compressor.gainReductionDb()).isCloseTo(15, within(0.02));
        assertThat(OfflineRender.run(compressor, sound).channel(0)).isEqualTo(sound.channel(0));
    }

    @Test
    void theKeyFilterKeepsBassAndTrebleFromSteering() {
        Compressor plain = compressor("key_highpass=10");
        Compressor bassFree = compressor("key_highpass=1000");
        Compressor trebleFree = compressor("key_lowpass=1000");
        AudioBuffer bass = Signals.sine(50, -3, RATE_HZ, 2, RATE_HZ);
        AudioBuffer treble = Signals.sine(12_000, -3, RATE_HZ, 2, RATE_HZ);
        // 52 and 43 dB of filter bring -3 dB under the knee of the threshold of -20; the sound itself is not filtered.
        assertThat(OfflineRender.run(bassFree, bass).channel(0)).isEqualTo(bass.channel(0));
        assertThat(OfflineRender.run(plain, bass).channel(0)).isNotEqualTo(bass.channel(0));
        AudioBuffer tail = OfflineRender.run(trebleFree, treble).slice(24_000, 48_000);
        assertThat(tail.channel(0)).isEqualTo(treble.slice(24_000, 48_000).channel(0));
    }

    @Test
    void theMeterShowsTheDeepestReductionOfTheLastBlockAndTheMeanOfAll() {
        Compressor compressor = compressor("knee=0", "threshold=-20", "ratio=4");
        AudioBuffer audio = Signals.noise(2 * RATE_HZ, 2, 0, RATE_HZ, 1);
        fillLevel(audio.channel(1), 0, RATE_HZ, 0);
        compressor.prepare(ProcessSetup.offline(RATE_HZ, RATE_HZ, audio.layout()));
        Block block = new Block();
        compressor.process(block.set(audio.channelArrays(), 0, RATE_HZ));
        assertThat(compressor.gainReductionDb()).isCloseTo(15, within(0.001));
        assertThat(compressor.meanGainReductionDb()).isCloseTo(15 * (1 - 0.010), within(0.01));
        compressor.process(block.set(audio.channelArrays(), RATE_HZ, 2 * RATE_HZ - 100));
        compressor.process(block.set(audio.channelArrays(), 2 * RATE_HZ - 100, 2 * RATE_HZ));
        assertThat(compressor.gainReductionDb()).isBetween(1e-4, 0.001);
    }

    @Test
    void movesGiveTheSameBitsWhateverTheBlocks() {
        AudioBuffer input = Signals.bursts(20_000, 2, RATE_HZ, 12);
        AudioBuffer whole = playMoves(input, 20_000);
        for (int block : new int[] {1, 64, 441, 4096}) {
            AudioBuffer other = playMoves(input, block);
            assertThat(other.channel(0)).as("blocks of %d", block).isEqualTo(whole.channel(0));
            assertThat(other.channel(1)).as("blocks of %d", block).isEqualTo(whole.channel(1));
        }
    }

    private static AudioBuffer playMoves(AudioBuffer input, int blockFrames) {
        Object[][] moves = {
            {1003, "link", 0.0}, {3001, "link", 100.0}, {5005, "makeup", 6.0}, {7777, "mode", 1.0},
            {9000, "mode", 0.0}, {11_111, "mix", 50.0}, {13_000, "key_highpass", 200.0}, {15_000, "detector", 1.0}
        };
        Compressor compressor = compressor("lookahead=1");
        AudioBuffer out = input.copy();
        compressor.prepare(ProcessSetup.offline(RATE_HZ, blockFrames, input.layout()));
        EventQueue events = new EventQueue(16);
        Block block = new Block();
        for (int from = 0; from < out.frames(); from += blockFrames) {
            int to = Math.min(out.frames(), from + blockFrames);
            for (Object[] move : moves) {
                int frame = (int) move[0];
                if (frame >= from && frame < to) {
                    events.add(frame - from, compressor.parameters().get((String) move[1]), (double) move[2]);
                }
            }
            events.play(compressor, block.set(out.channelArrays(), from, to));
        }
        return out;
    }
}
