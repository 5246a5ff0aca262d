package org.example.synth;

import java.util.Arrays;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import lathe.plugin.NoteEndListener;
import lathe.plugin.NoteInput;

/** Sixteen voices and what they share: pedal, pitch bend, volume. */
final class Synth implements Processor, NoteInput {

    private static final int VOICES = 16;
    /** Room for voices that were stolen and fade. */
    private static final int SPARE = 8;

    private static final int CHANNELS = 16;
    private static final int SUSTAIN_PEDAL = 64;
    private static final int ALL_SOUND_OFF = 120;
    private static final int ALL_NOTES_OFF = 123;

    private final SynthSettings settings = new SynthSettings();
    private final Voice[] voices = new Voice[VOICES + SPARE];
    private final boolean[] pedal = new boolean[CHANNELS];
    private final double[] bend = new double[CHANNELS];
    private NoteEndListener ends = (noteId, channel, key) -> {};
    private long notes;
    private double sampleRateHz = 48_000;

    Synth() {
        Waves waves = new Waves();
        Arrays.setAll(voices, i -> new Voice(settings, waves));
    }

    @Override
    public ParameterSet parameters() {
        return settings.all();
    }

    @Override
    public void prepare(ProcessSetup setup) {
        sampleRateHz = setup.sampleRateHz();
        settings.all().prepare(sampleRateHz);
        for (Voice voice : voices) {
            voice.prepare(sampleRateHz);
        }
        reset();
    }

    @Override
    public void reset() {
        settings.all().settle();
        for (Voice voice : voices) {
            voice.silence();
        }
        Arrays.fill(pedal, false);
        Arrays.fill(bend, 0);
        notes = 0;
    }

    @Override
    public void process(Block block) {
        float[] left = block.channel(0);
        float[] right = block.channel(1);
        Arrays.fill(left, block.from(), block.to(), 0);
        Arrays.fill(right, block.from(), block.to(), 0);
        double range = settings.bend.value();
        for (Voice voice : voices) {
            if (voice.isSounding()
                    && !voice.add(left, right, block.from(), block.to(), range * bend[voice.channel])) {
                ends.noteEnded(voice.noteId, voice.channel, voice.key);
            }
        }
        float gain = (float) Math.pow(10, settings.volume.current() / 20);
        for (int i = block.from(); i < block.to(); i++) {
            if (settings.volume.isMoving()) {
                gain = (float) Math.pow(10, settings.volume.next() / 20);
            }
            left[i] *= gain;
            right[i] *= gain;
        }
    }

    @Override
    public void noteOn(int noteId, int channel, int key, double velocity) {
        freeVoice().start(noteId, Math.max(0, channel), key, velocity, notes++);
    }

    /** One that is silent, or else the quietest; if sixteen sound, the one that is missed least makes way. */
    private Voice freeVoice() {
        int playing = 0;
        Voice free = voices[0];
        Voice victim = voices[0];
        for (Voice voice : voices) {
            free = voice.presence() < free.presence() ? voice : free;
            if (voice.isPlaying()) {
                playing++;
                victim = !victim.isPlaying() || isMissedLess(voice, victim) ? voice : victim;
            }
        }
        if (playing >= VOICES) {
            victim.steal();
        }
        if (free.isSounding()) {
            ends.noteEnded(free.noteId, free.channel, free.key);
        }
        return free;
    }

    /** Released before held, then the older. */
    private static boolean isMissedLess(Voice voice, Voice other) {
        return voice.held == other.held ? voice.age < other.age : other.held;
    }

    @Override
    public void noteOff(int noteId, int channel, int key, double velocity) {
        for (Voice voice : voices) {
            if (voice.isSounding() && voice.held && voice.fits(noteId, channel, key)) {
                if (pedal[voice.channel]) {
                    voice.waiting = true;
                } else {
                    voice.release();
                }
            }
        }
    }

    @Override
    public void noteChoke(int noteId, int channel, int key) {
        for (Voice voice : voices) {
            if (voice.isSounding() && voice.fits(noteId, channel, key)) {
                voice.steal();
            }
        }
    }

    @Override
    public void noteExpression(Expression expression, int noteId, int channel, int key, double value) {
        for (Voice voice : voices) {
            if (voice.isSounding() && voice.fits(noteId, channel, key)) {
                switch (expression) {
                    case VOLUME -> voice.gain = value;
                    case PAN -> voice.pan = Math.max(0, Math.min(1, value));
                    case TUNING -> voice.tuning = value;
                    case BRIGHTNESS -> voice.bright = value;
                    default -> {
                        // vibrato, expression and pressure do nothing here
                    }
                }
            }
        }
    }

    @Override
    public void midi(int status, int data1, int data2) {
        int channel = status & 0x0F;
        switch (status & 0xF0) {
            case 0xE0 -> bend[channel] = ((data2 << 7 | data1) - 8192) / 8192.0;
            case 0xB0 -> controller(channel, data1, data2);
            default -> {
                // programmes and pressure do nothing here
            }
        }
    }

    private void controller(int channel, int number, int value) {
        switch (number) {
            case SUSTAIN_PEDAL -> {
                pedal[channel] = value >= 64;
                for (Voice voice : voices) {
                    if (!pedal[channel] && voice.waiting && voice.channel == channel) {
                        voice.release();
                    }
                }
            }
            case ALL_SOUND_OFF -> noteChoke(-1, channel, -1);
            case ALL_NOTES_OFF -> noteOff(-1, channel, -1, 0);
            default -> {
                // other controllers do nothing here
            }
        }
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
    public int latencyFrames() {
        return 0;
    }

    /** From release until the envelope has ended, 100 dB down. */
    @Override
    public long tailFrames() {
        return (long) Math.ceil(settings.release.value() * 1e-3 * sampleRateHz * 100 / 60);
    }
}
