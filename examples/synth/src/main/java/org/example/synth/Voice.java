package org.example.synth;

/** One note: two oscillators, a filter, two envelopes. Frequencies and cutoff follow their controls every 16 frames. */
final class Voice {

    private static final int CONTROL_FRAMES = 16;
    private static final double STEAL_MS = 4;
    private static final double GLIDE_MS = 5;

    private final SynthSettings settings;
    private final Waves waves;
    private final Envelope amplitude = new Envelope();
    private final Envelope brightness = new Envelope();
    private final LowPass filter = new LowPass();

    int noteId = -1;
    int channel;
    int key;
    /** Counts up with every note of the instrument; the lowest is the oldest. */
    long age;

    boolean held;
    /** Released while the pedal was down. */
    boolean waiting;

    double tuning;
    double bright;
    double gain;
    double pan;

    private boolean sounding;
    private boolean dying;
    private double fade;
    private double fadeStep;
    private double sampleRateHz = 48_000;
    private double glide;
    private int untilControl;
    private double phase1;
    private double phase2;
    private double step1;
    private double step2;
    private double version1;
    private double version2;
    private double velocityGain;
    private double left;
    private double right;
    private double loudness;
    private double brightnessLevel;

    Voice(SynthSettings settings, Waves waves) {
        this.settings = settings;
        this.waves = waves;
    }

    void prepare(double newSampleRateHz) {
        sampleRateHz = newSampleRateHz;
        fadeStep = 1 / Math.max(1, STEAL_MS * 1e-3 * sampleRateHz);
        glide = 1 - Math.exp(-1 / Math.max(1, GLIDE_MS * 1e-3 * sampleRateHz));
        silence();
    }

    void start(int newNoteId, int newChannel, int newKey, double velocity, long newAge) {
        noteId = newNoteId;
        channel = newChannel;
        key = newKey;
        age = newAge;
        held = true;
        waiting = false;
        tuning = 0;
        bright = 0.5;
        gain = 1;
        pan = 0.5;
        sounding = true;
        dying = false;
        fade = 1;
        untilControl = 0;
        phase1 = 0;
        phase2 = 0;
        double least = 1 - settings.velocity.value() / 100;
        velocityGain = least + (1 - least) * velocity * velocity;
        left = velocityGain * Math.sqrt(0.5);
        right = left;
        loudness = 0;
        brightnessLevel = 0;
        filter.clear();
        amplitude.start();
        brightness.start();
    }

    void release() {
        held = false;
        waiting = false;
        amplitude.release();
        brightness.release();
    }

    /** Makes way for another note: silent within 4 ms. */
    void steal() {
        dying = true;
        release();
    }

    void silence() {
        sounding = false;
        held = false;
        waiting = false;
    }

    boolean isSounding() {
        return sounding;
    }

    /** Sounding and not on its way out. */
    boolean isPlaying() {
        return sounding && !dying;
    }

    /** How much of it is heard; a silent voice is below every other. */
    double presence() {
        return sounding ? loudness : -1;
    }

    boolean fits(int someNoteId, int someChannel, int someKey) {
        return (someNoteId < 0 || noteId < 0 || noteId == someNoteId)
                && (someChannel < 0 || channel == someChannel)
                && (someKey < 0 || key == someKey);
    }

    /** Adds its sound; false if it has fallen silent. */
    boolean add(float[] outLeft, float[] outRight, int from, int to, double bendSemitones) {
        for (int i = from; i < to; i++) {
            if (untilControl == 0) {
                control(bendSemitones);
                untilControl = CONTROL_FRAMES;
            }
            untilControl--;
            double mix = settings.mix2.value() * 0.01;
            double wave = (1 - mix) * waves.at(settings.shape1.choice(), version1, phase1)
                    + mix * waves.at(settings.shape2.choice(), version2, phase2);
            phase1 = wrapped(phase1 + step1);
            phase2 = wrapped(phase2 + step2);
            double level = amplitude.next();
            brightnessLevel = brightness.next();
            if (dying) {
                fade = Math.max(0, fade - fadeStep);
            }
            loudness = level * fade;
            double sound = filter.next(wave) * loudness;
            left += glide * (velocityGain * gain * Math.sqrt(1 - pan) - left);
            right += glide * (velocityGain * gain * Math.sqrt(pan) - right);
            outLeft[i] += (float) (sound * left);
            outRight[i] += (float) (sound * right);
            if (fade == 0 || amplitude.isOver()) {
                silence();
                return false;
            }
        }
        return true;
    }

    private static double wrapped(double phase) {
        return phase >= 1 ? phase - Math.floor(phase) : phase;
    }

    private void control(double bendSemitones) {
        double framesPerMs = sampleRateHz * 1e-3;
        amplitude.set(
                settings.attack.value(),
                settings.decay.value(),
                settings.sustain.value() * 0.01,
                settings.release.value(),
                framesPerMs);
        brightness.set(
                settings.filterAttack.value(),
                settings.filterDecay.value(),
                settings.filterSustain.value() * 0.01,
                settings.filterRelease.value(),
                framesPerMs);
        double note = key + tuning + bendSemitones;
        step1 = hertz(note) / sampleRateHz;
        step2 = hertz(note + settings.semitones2.value() + settings.detune2.value() * 0.01) / sampleRateHz;
        version1 = Waves.versionFor(step1);
        version2 = Waves.versionFor(step2);
        double octaves = settings.filterEnvelope.value() * brightnessLevel
                + settings.keyFollow.value() * 0.01 * (note - 60) / 12
                + 4 * (bright - 0.5);
        filter.set(settings.cutoff.value() * Math.pow(2, octaves), settings.resonance.value() * 0.01, sampleRateHz);
    }

    /** Key 69 is the A of 440 Hz. */
    private static double hertz(double key) {
        return 440 * Math.pow(2, (key - 69) / 12);
    }
}
