package lathe.bundle.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicBoolean;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.ChannelLayout;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.testing.Signals;
import lathe.plugin.Transport;
import org.junit.jupiter.api.Test;

class MeterProcessorTest {

    private static final int RATE = 48_000;

    private final MeterProcessor meter = new MeterProcessor();
    private final Block block = new Block();

    private void prepare(ChannelLayout layout) {
        meter.prepare(new ProcessSetup(RATE, 64, layout, ProcessSetup.Mode.LIVE));
    }

    private void feed(AudioBuffer sound) {
        for (int from = 0; from + 64 <= sound.frames(); from += 64) {
            meter.process(block.set(sound.channelArrays(), from, from + 64));
        }
    }

    /** EBU Tech 3341, case 1: a stereo sine of 1 kHz at -23 dBFS for 20 s reads -23.0 LUFS in all three, within 0.1. */
    @Test
    void theSineOfEbuTech3341ReadsMinus23() {
        prepare(ChannelLayout.STEREO);
        feed(Signals.sine(1000, -23, 20 * RATE, 2, RATE));
        Loudness read = meter.readings().read();
        assertThat(read.momentaryLufs()).isCloseTo(-23, within(0.1));
        assertThat(read.shortTermLufs()).isCloseTo(-23, within(0.1));
        assertThat(read.integratedLufs()).isCloseTo(-23, within(0.1));
        assertThat(read.maxMomentaryLufs()).isCloseTo(-23, within(0.1));
        assertThat(read.rangeLu()).isCloseTo(0, within(0.1));
        assertThat(read.truePeakDbtp()).isCloseTo(-23, within(0.2));
        assertThat(read.seconds()).isCloseTo(20, within(0.01));
    }

    /** A sine of a quarter of the rate, sampled 45 degrees off its peaks: its true peak is 3.01 dB above its samples. */
    @Test
    void peaksBetweenSamplesAreSeen() {
        float[] x = new float[RATE];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (0.5 * Math.sin(Math.PI / 4 + Math.PI / 2 * i) / Math.sin(Math.PI / 4));
        }
        prepare(ChannelLayout.MONO);
        feed(AudioBuffer.of(RATE, x));
        assertThat(meter.readings().read().truePeakDbtp())
                .isCloseTo(20 * Math.log10(0.5 / Math.sin(Math.PI / 4)), within(0.3));
        assertThat(meter.readings().takePeak(0)).isGreaterThan(0.65);
        assertThat(meter.readings().takePeak(0)).as("taken already").isZero();
    }

    @Test
    void aResetBeginsAnewByParameterByEditorAndByPlay() {
        prepare(ChannelLayout.STEREO);
        AudioBuffer second = Signals.sine(1000, -10, RATE, 2, RATE);
        feed(second);
        meter.parameters().get("reset").set(1);
        meter.process(block.set(second.channelArrays(), 0, 64));
        assertThat(meter.readings().read().seconds()).isCloseTo(64.0 / RATE, within(1e-9));
        feed(second);
        meter.readings().askRestart();
        meter.process(block.set(second.channelArrays(), 0, 64));
        assertThat(meter.readings().read().seconds()).isCloseTo(64.0 / RATE, within(1e-9));
        feed(second);
        Transport transport = new Transport();
        transport.playing = true;
        meter.transport(transport);
        assertThat(meter.readings().read().seconds()).as("not asked for").isGreaterThan(0.9);
        transport.playing = false;
        meter.transport(transport);
        meter.parameters().get("reset_on_play").set(1);
        transport.playing = true;
        meter.transport(transport);
        assertThat(meter.readings().read().seconds()).isZero();
    }

    /** The values of one moment belong together: with a sound that grows, the maximum is never below the present value. */
    @Test
    void aReaderNeverSeesValuesOfTwoMoments() throws InterruptedException {
        prepare(ChannelLayout.STEREO);
        AtomicBoolean torn = new AtomicBoolean();
        AtomicBoolean done = new AtomicBoolean();
        Thread reader = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                Loudness read = meter.readings().read();
                if (read.momentaryLufs() > read.maxMomentaryLufs()) {
                    torn.set(true);
                }
            }
        });
        AudioBuffer growing = Signals.noise(4 * RATE, 2, 1, RATE, 3);
        for (float[] channel : growing.channelArrays()) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] *= (float) Math.pow(10, -3 + 3.0 * i / channel.length);
            }
        }
        feed(growing);
        done.set(true);
        reader.join();
        assertThat(torn).isFalse();
    }
}
