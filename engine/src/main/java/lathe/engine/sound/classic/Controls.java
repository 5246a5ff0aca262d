package lathe.engine.sound.classic;

import lathe.engine.score.TempoMap;
import lathe.engine.score.TrackEvent;
import lathe.engine.sound.StemTask;

/** What wheels and pedals do to a track in time: its speed of reading for bends and vibrato, and its level. */
final class Controls {

    /** Frames for which a speed holds. */
    static final int STEP = 64;

    private static final int MODULATION = 1;
    private static final int VOLUME = 7;
    private static final int EXPRESSION = 11;
    private static final double CUSTOMARY_VOLUME = 100;
    private static final double FULL = 127;
    private static final double BEND_RANGE = 2;
    private static final double BEND_STEPS = 8192;
    private static final double VIBRATO_HZ = 5.6;
    private static final double VIBRATO_SEMITONES = 0.5;
    private static final double SMOOTH_SECONDS = 0.01;

    private final int rate;
    private final ControlCurve bend = new ControlCurve(0);
    private final ControlCurve vibrato = new ControlCurve(0);
    private final ControlCurve level = new ControlCurve(1);

    Controls(StemTask task) {
        rate = task.sampleRateHz();
        double volume = CUSTOMARY_VOLUME;
        double expression = FULL;
        double wheel = 0;
        double pressure = 0;
        for (TrackEvent event : task.track().events()) {
            int frame = frame(task.tempo(), event.tick());
            if (event instanceof TrackEvent.Bend wheelBend) {
                bend.add(frame, wheelBend.value() / BEND_STEPS * BEND_RANGE);
            } else if (event instanceof TrackEvent.Pressure press) {
                pressure = press.value() / FULL;
            } else if (event instanceof TrackEvent.Control control) {
                switch (control.controller()) {
                    case MODULATION -> wheel = control.value() / FULL;
                    case VOLUME -> volume = control.value();
                    case EXPRESSION -> expression = control.value();
                    default -> {}
                }
            }
            vibrato.add(frame, VIBRATO_SEMITONES * Math.max(wheel, pressure));
            double amplitude = volume / CUSTOMARY_VOLUME * (expression / FULL);
            level.add(frame, amplitude * amplitude);
        }
    }

    private int frame(TempoMap tempo, long tick) {
        return (int) Math.round(Math.min(Performance.MOST_SECONDS, tempo.seconds(tick)) * rate);
    }

    int rate() {
        return rate;
    }

    /** True if the pitch moves between two frames. */
    boolean bends(int from, int to) {
        return bend.differs(from, to) || vibrato.differs(from, to);
    }

    /** How much faster than written a note is to be read. */
    double speed(int frame) {
        double semitones = bend.smooth(frame, SMOOTH_SECONDS * rate)
                + vibrato.smooth(frame, SMOOTH_SECONDS * rate) * Math.sin(2 * Math.PI * VIBRATO_HZ * frame / rate);
        return Math.pow(2, semitones / 12);
    }

    /** Applies volume and expression. */
    void shapeLevel(float[][] stem) {
        int frames = stem[0].length;
        if (!level.differs(0, frames)) {
            return;
        }
        double before = level.smooth(0, SMOOTH_SECONDS * rate);
        for (int at = 0; at < frames; at += STEP) {
            int end = Math.min(frames, at + STEP);
            double now = level.smooth(end, SMOOTH_SECONDS * rate);
            for (float[] channel : stem) {
                for (int i = at; i < end; i++) {
                    channel[i] *= (float) (before + (now - before) * (i - at) / STEP);
                }
            }
            before = now;
        }
    }
}
