package lathe.engine.spectrogram;

import lathe.core.dsp.MelFraming;
import lathe.core.dsp.MelFrontEnd;
import lathe.engine.score.Note;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Track;

/**
 * Spectrograms without a network: each note is a row of harmonics after its family's law, each stroke a tone and a band of noise, and what
 * a Hann window shows of them is known in closed form. A stand-in that is right in pitch, time and level, and plain in colour; it proves
 * the way from notes over mels to sound, and is what a trained model has to beat.
 *
 * <p>A held note of velocity 100 has a mean square of 0.01. Pedals, bends and the instruments' own noises are left out.
 */
public final class AnalyticScoreToMel implements ScoreToMel {

    /** The front end of the model family that our vocoders are to serve: 44.1 kHz, 2048, 512, 128 mels. */
    public static final String FRONT_END = "ace-step-44k";

    private static final double MEAN_SQUARE = 0.01;
    private static final double VELOCITY_CURVE = 1.66;
    private static final double FULL_VELOCITY = 100;
    private static final double HIGHEST_HZ = 16_000;
    private static final double FALL_TO_SILENCE = 1.5;
    private static final double MOST_SECONDS = 1800;
    private static final int A4 = 69;

    private final MelFrontEnd end;

    /** For {@link #FRONT_END}. */
    public AnalyticScoreToMel() {
        this(MelFrontEnd.named(FRONT_END));
    }

    /** @param end of Hann windows, padded at the start */
    public AnalyticScoreToMel(MelFrontEnd end) {
        MelFraming framing = end.framing();
        boolean hann = framing.window() == MelFraming.WindowKind.HANN && framing.windowSize() == framing.fftSize();
        if (!hann || framing.padding() == MelFraming.Padding.END) {
            throw new IllegalArgumentException(
                    "front end " + end.name() + ": Hann windows as long as the frame, padded at the start, are wanted");
        }
        this.end = end;
    }

    @Override
    public MelFrontEnd frontEnd() {
        return end;
    }

    /** @throws IllegalArgumentException for a track of more than half an hour */
    @Override
    public float[][] spectrogram(Track track, TempoMap tempo) {
        double seconds = tempo.seconds(track.endTick());
        if (seconds > MOST_SECONDS) {
            throw new IllegalArgumentException("track " + track.name() + " lasts " + Math.round(seconds)
                    + " s; at most " + Math.round(MOST_SECONDS) + " s can be drawn");
        }
        ToneLaw law = ToneLaw.of(track);
        double tail = track.percussion() ? 2 : FALL_TO_SILENCE * law.release();
        long samples = (long) Math.ceil((seconds + tail) * end.sampleRateHz());
        long whole = (samples + end.hop() - 1) / end.hop() * end.hop();
        PowerFrames frames = new PowerFrames(end, Math.toIntExact(end.framing().frames(whole)));
        for (Note note : track.notes()) {
            double start = tempo.seconds(note.playedTick());
            double held = Math.max(0.01, tempo.seconds(note.endTick() + note.timingTicks()) - start);
            double loud = Math.sqrt(MEAN_SQUARE) * Math.pow(note.velocity() / FULL_VELOCITY, VELOCITY_CURVE);
            if (track.percussion()) {
                addStroke(frames, StrokeLaw.of(note.pitch()), start, loud);
            } else {
                addTone(frames, law, 440 * Math.pow(2, (note.pitch() - A4) / 12.0), start, held, loud);
            }
        }
        return frames.mel();
    }

    private void addTone(PowerFrames frames, ToneLaw law, double hz, double start, double held, double loud) {
        int harmonics = (int) Math.max(1, Math.min(HIGHEST_HZ, 0.45 * end.sampleRateHz()) / hz);
        double square = 0;
        for (int n = 1; n <= harmonics; n++) {
            square += 0.5 * law.amplitude(n, hz) * law.amplitude(n, hz);
        }
        double stop = start + held + FALL_TO_SILENCE * law.release();
        for (int n = 1; n <= harmonics; n++) {
            double partial = n * hz;
            double amplitude = loud * law.amplitude(n, hz) / Math.sqrt(square);
            frames.addSine(partial, start, stop, time -> amplitude * law.level(time - start, held, hz, partial));
        }
    }

    private static void addStroke(PowerFrames frames, StrokeLaw law, double start, double loud) {
        if (law.toneHz() > 0) {
            double tone = loud * Math.sqrt(2) * Math.pow(10, law.toneDb() / 20);
            frames.addSine(
                    law.toneHz(),
                    start,
                    start + FALL_TO_SILENCE * law.toneDecay(),
                    time -> tone * fall(time - start, law.toneDecay()));
        }
        double noise = loud * Math.pow(10, law.noiseDb() / 20);
        frames.addNoise(
                law::noise,
                start,
                start + FALL_TO_SILENCE * law.noiseDecay(),
                time -> noise * fall(time - start, law.noiseDecay()));
    }

    private static double fall(double seconds, double decay) {
        return seconds < 0 ? 0 : Math.pow(10, -3 * seconds / decay);
    }
}
