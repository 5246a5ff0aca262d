package lathe.engine.score.midi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lathe.core.audio.AtomicFile;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.Timed;
import lathe.engine.score.Track;
import lathe.engine.score.TrackEvent;
import lathe.engine.score.midi.EventBytes.Turn;
import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;

/**
 * Writes standard MIDI files of format 1 (RP-001): first a track of tempo, metre, keys, markers, lyrics, chords and remarks,
 * then a track chunk for each track, as played ({@link Note#playedTick}).
 *
 * <p>Percussion plays on channel 10, whatever its kits; sequencers sound the kit set last. Beyond 15 other tracks, tracks of the
 * same program share a channel, then port numbers are written. Reading the file again gives the same notes.
 */
public final class MidiWriter {

    private static final int RELEASE_VELOCITY = 64;
    private static final int BEND_CENTRE = 0x2000;
    private static final int CLOCKS_PER_QUARTER = 24;
    private static final int THIRTYSECONDS_PER_QUARTER = 8;

    private MidiWriter() {}

    /** Writes the file whole or not at all. */
    public static void write(Score score, Path target) throws IOException {
        try (AtomicFile file = AtomicFile.create(target)) {
            file.write(ByteBuffer.wrap(bytes(score)));
            file.commit();
        }
    }

    /** The bytes of the file. */
    public static byte[] bytes(Score score) {
        List<byte[]> chunks = new ArrayList<>();
        chunks.add(conductor(score));
        ChannelPlan plan = new ChannelPlan(score.tracks());
        for (int i = 0; i < score.tracks().size(); i++) {
            Track track = score.tracks().get(i);
            List<List<Note>> layers = layers(track);
            for (int layer = 0; layer < layers.size(); layer++) {
                chunks.add(track(track, layers.get(layer), plan.place(i), layer));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int count = chunks.size();
        int division = score.ticksPerQuarter();
        byte[] header = {0, 1, (byte) (count >> 8), (byte) count, (byte) (division >> 8), (byte) division};
        out.writeBytes(EventBytes.chunk("MThd", header));
        chunks.forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static byte[] conductor(Score score) {
        EventBytes events = new EventBytes();
        if (!score.title().isEmpty()) {
            events.text(0, Turn.HEADING, MidiMeta.NAME, score.title());
        }
        score.texts().forEach(text -> events.text(0, Turn.HEADING, MidiMeta.TEXT, text));
        for (Timed<Integer> change : score.tempo().changes()) {
            int micros = change.value();
            events.meta(change.tick(), Turn.HEADING, MidiMeta.TEMPO, bytes(micros >> 16, micros >> 8, micros));
        }
        for (Timed<Meter> change : score.meters()) {
            Meter meter = change.value();
            int power = Integer.numberOfTrailingZeros(meter.unit());
            int click = Math.max(1, CLOCKS_PER_QUARTER * 4 / meter.unit() * (meter.isCompound() ? 3 : 1));
            events.meta(
                    change.tick(),
                    Turn.HEADING,
                    MidiMeta.METER,
                    bytes(meter.beats(), power, click, THIRTYSECONDS_PER_QUARTER));
        }
        score.keys().forEach(change -> key(events, change));
        score.chords()
                .forEach(chord -> events.text(
                        chord.startTick(), Turn.CHANGE, MidiMeta.TEXT, MidiMeta.CHORD + score.symbol(chord)));
        gaps(score).forEach(tick -> events.text(tick, Turn.CHANGE, MidiMeta.TEXT, MidiMeta.CHORD + MidiMeta.NO_CHORD));
        score.markers().forEach(each -> events.text(each.tick(), Turn.CHANGE, MidiMeta.MARKER, each.value()));
        score.lyrics().forEach(each -> events.text(each.tick(), Turn.CHANGE, MidiMeta.LYRIC, each.value()));
        return events.chunk();
    }

    private static void key(EventBytes events, Timed<Key> change) {
        Key key = change.value();
        events.meta(
                change.tick(),
                Turn.HEADING,
                MidiMeta.KEY,
                bytes(key.fifths(), key.mode().isMinor() ? 1 : 0));
        if (key.mode() != Mode.MAJOR && key.mode() != Mode.MINOR) {
            events.text(change.tick(), Turn.HEADING, MidiMeta.TEXT, MidiMeta.MODE + key.name());
        }
    }

    /** Where a chord ends and no other begins, but for the end of the music, which ends the last one by itself. */
    private static List<Long> gaps(Score score) {
        List<ChordSpan> chords = score.chords();
        List<Long> gaps = new ArrayList<>();
        for (int i = 0; i < chords.size(); i++) {
            long end = chords.get(i).endTick();
            boolean last = i == chords.size() - 1;
            if (last ? end != score.endTick() : chords.get(i + 1).startTick() > end) {
                gaps.add(end);
            }
        }
        return gaps;
    }

    private static byte[] track(Track track, List<Note> notes, ChannelPlan.Place place, int layer) {
        EventBytes events = new EventBytes();
        int channel = place.channel();
        events.text(0, Turn.HEADING, MidiMeta.NAME, track.name());
        if (place.port() > 0) {
            events.meta(0, Turn.HEADING, MidiMeta.PORT, bytes(place.port()));
        }
        if (layer > 0) {
            events.text(0, Turn.HEADING, MidiMeta.TEXT, MidiMeta.CONTINUES);
        } else {
            events.text(0, Turn.HEADING, MidiMeta.INSTRUMENT, track.instrument());
            events.add(0, Turn.HEADING, 0xC0 | channel, track.program());
            track.events().forEach(event -> event(events, channel, event));
        }
        for (Note note : notes) {
            long on = note.playedTick();
            events.add(on, Turn.NOTE_ON, 0x90 | channel, note.pitch(), note.velocity());
            events.add(on + note.durationTicks(), Turn.NOTE_OFF, 0x80 | channel, note.pitch(), RELEASE_VELOCITY);
        }
        return events.chunk();
    }

    private static void event(EventBytes events, int channel, TrackEvent event) {
        int[] message = switch (event) {
            case TrackEvent.Control control -> message(0xB0, channel, control.controller(), control.value());
            case TrackEvent.Bend bend -> {
                int wheel = bend.value() + BEND_CENTRE;
                yield message(0xE0, channel, wheel & 0x7F, wheel >> 7);
            }
            case TrackEvent.Program change -> message(0xC0, channel, change.program());
            case TrackEvent.Pressure pressure -> message(0xD0, channel, pressure.value());
            case TrackEvent.KeyPressure key -> message(0xA0, channel, key.pitch(), key.value());
        };
        events.add(event.tick(), Turn.CHANGE, message);
    }

    private static int[] message(int status, int channel, int... data) {
        int[] message = new int[data.length + 1];
        message[0] = status | channel;
        System.arraycopy(data, 0, message, 1, data.length);
        return message;
    }

    /**
     * Parts the notes so that of equal pitches in a layer the one that begins first ends first, as readers take it. One layer but
     * where a short note lies within a long one of its pitch.
     */
    private static List<List<Note>> layers(Track track) {
        List<Note> played = track.notes().stream()
                .sorted(Comparator.comparingLong(Note::playedTick)
                        .thenComparingInt(Note::pitch)
                        .thenComparingLong(Note::durationTicks)
                        .thenComparingInt(Note::velocity))
                .toList();
        List<List<Note>> layers = new ArrayList<>();
        List<long[]> ends = new ArrayList<>();
        layers.add(new ArrayList<>());
        ends.add(new long[Note.MOST + 1]);
        for (Note note : played) {
            long end = note.playedTick() + note.durationTicks();
            int layer = 0;
            while (layer < ends.size() && ends.get(layer)[note.pitch()] > end) {
                layer++;
            }
            if (layer == layers.size()) {
                layers.add(new ArrayList<>());
                ends.add(new long[Note.MOST + 1]);
            }
            ends.get(layer)[note.pitch()] = end;
            layers.get(layer).add(note);
        }
        return layers;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
