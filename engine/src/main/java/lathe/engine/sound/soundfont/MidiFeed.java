package lathe.engine.sound.soundfont;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import lathe.engine.score.Note;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Track;
import lathe.engine.score.TrackEvent;

/** Sends a track to a synthesiser, every message with its time. */
final class MidiFeed {

    /** What comes first of the messages at one time. */
    private enum Turn {
        OFF,
        CHANGE,
        ON
    }

    private record Timely(long micros, Turn turn, MidiMessage message) {}

    private static final int BEND_CENTRE = 0x2000;
    private static final int RELEASE_VELOCITY = 64;

    private final Receiver receiver;
    private final TempoMap tempo;
    private final int channel;
    private final List<Timely> messages = new ArrayList<>();
    private double endSeconds;

    MidiFeed(Receiver receiver, TempoMap tempo, int channel) {
        this.receiver = receiver;
        this.tempo = tempo;
        this.channel = channel;
    }

    void play(Track track) {
        add(0, Turn.CHANGE, ShortMessage.PROGRAM_CHANGE, track.program(), 0);
        track.events().forEach(this::add);
        for (Note note : track.notes()) {
            long end = note.playedTick() + note.durationTicks();
            add(note.playedTick(), Turn.ON, ShortMessage.NOTE_ON, note.pitch(), note.velocity());
            add(end, Turn.OFF, ShortMessage.NOTE_OFF, note.pitch(), RELEASE_VELOCITY);
            endSeconds = Math.max(endSeconds, tempo.seconds(end));
        }
        messages.sort(Comparator.comparingLong(Timely::micros).thenComparing(Timely::turn));
        messages.forEach(each -> receiver.send(each.message, each.micros));
    }

    /** When the last note is let go. */
    double endSeconds() {
        return endSeconds;
    }

    private void add(TrackEvent event) {
        long tick = event.tick();
        switch (event) {
            case TrackEvent.Control control ->
                add(tick, Turn.CHANGE, ShortMessage.CONTROL_CHANGE, control.controller(), control.value());
            case TrackEvent.Bend bend -> {
                int wheel = bend.value() + BEND_CENTRE;
                add(tick, Turn.CHANGE, ShortMessage.PITCH_BEND, wheel & Note.MOST, wheel >> 7);
            }
            case TrackEvent.Program change -> add(tick, Turn.CHANGE, ShortMessage.PROGRAM_CHANGE, change.program(), 0);
            case TrackEvent.Pressure pressure ->
                add(tick, Turn.CHANGE, ShortMessage.CHANNEL_PRESSURE, pressure.value(), 0);
            case TrackEvent.KeyPressure key ->
                add(tick, Turn.CHANGE, ShortMessage.POLY_PRESSURE, key.pitch(), key.value());
        }
    }

    private void add(long tick, Turn turn, int command, int first, int second) {
        try {
            long micros = Math.round(tempo.seconds(tick) * 1e6);
            messages.add(new Timely(micros, turn, new ShortMessage(command, channel, first, second)));
        } catch (InvalidMidiDataException outOfRange) {
            throw new IllegalArgumentException("tick=" + tick + " " + first + " " + second, outOfRange);
        }
    }
}
