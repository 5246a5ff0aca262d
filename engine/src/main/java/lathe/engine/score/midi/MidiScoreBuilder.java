package lathe.engine.score.midi;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import lathe.engine.score.Note;
import lathe.engine.score.Remarks;
import lathe.engine.score.Score;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Timed;
import lathe.engine.score.Track;
import lathe.engine.score.TrackEvent;

/** Gathers the events of all track chunks and makes a score of them: a track of each chunk and channel that has notes. */
final class MidiScoreBuilder implements MidiSink {

    private static final int CHANNELS = 16;
    private static final int MOST_TEXT = 400;

    /** One track chunk. */
    private static final class Chunk {
        final TreeMap<Integer, MidiPart> parts = new TreeMap<>();
        final List<Timed<String>> texts = new ArrayList<>();
        String name = "";
        String instrument = "";
        int port;
        boolean continues;
        long endTick;
    }

    private final MidiChunks.Header header;
    private final Remarks remarks;
    private final MidiConductor conductor;
    private final List<Chunk> chunks = new ArrayList<>();
    private final List<Timed<String>> lyrics = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private Chunk chunk = new Chunk();
    private String title = "";
    private long size;

    MidiScoreBuilder(MidiChunks.Header header, Remarks remarks) {
        this.header = header;
        this.remarks = remarks;
        conductor = new MidiConductor(remarks);
    }

    void beginTrack() {
        chunk = new Chunk();
        chunks.add(chunk);
    }

    void endTrack(long tick) {
        chunk.endTick = tick;
    }

    /** Notes and other events taken so far. */
    long size() {
        return size;
    }

    @Override
    public void channel(long tick, int status, int first, int second) {
        size++;
        int channel = status & 0x0F;
        int number = chunks.size() - 1;
        int port = chunk.port;
        chunk.parts
                .computeIfAbsent(port * CHANNELS + channel, key -> new MidiPart(number, port, channel))
                .add(tick, status, first, second);
    }

    @Override
    public void skipped(long tick, int status) {
        remarks.add("a system message left out");
    }

    @Override
    public void meta(long tick, int type, byte[] data) {
        size++;
        switch (type) {
            case MidiMeta.TEMPO -> conductor.tempo(tick, data);
            case MidiMeta.METER -> conductor.meter(tick, data);
            case MidiMeta.KEY -> conductor.key(tick, data);
            case MidiMeta.PORT -> chunk.port = data.length == 0 ? 0 : data[0] & 0x7F;
            default -> {
                if (type <= MidiMeta.CUE) {
                    text(tick, type, MidiText.decode(data));
                }
            }
        }
    }

    private void text(long tick, int type, String full) {
        String text = full.length() > MOST_TEXT ? full.substring(0, MOST_TEXT) : full;
        switch (type) {
            case MidiMeta.NAME -> chunk.name = chunk.name.isEmpty() ? text.strip() : chunk.name;
            case MidiMeta.INSTRUMENT -> chunk.instrument = text.strip();
            case MidiMeta.LYRIC -> lyrics.add(new Timed<>(tick, text));
            case MidiMeta.MARKER, MidiMeta.CUE -> conductor.marker(tick, text.strip());
            default -> {
                if (MidiMeta.CONTINUES.equals(text)) {
                    chunk.continues = true;
                } else if (!conductor.takes(tick, text)) {
                    chunk.texts.add(new Timed<>(tick, text));
                }
            }
        }
    }

    Score build() {
        words();
        List<Track> tracks = tracks();
        if (header.format() == 0
                || (!chunks.isEmpty() && chunks.getFirst().parts.isEmpty())) {
            String first = chunks.isEmpty() ? "" : chunks.getFirst().name;
            title = first.isEmpty() ? title : first;
        }
        TempoMap tempo = conductor.tempoMap(header);
        long end = tracks.stream().mapToLong(Track::endTick).max().orElse(0);
        return new Score(
                title,
                tempo,
                conductor.meters(),
                conductor.keys(),
                tracks,
                conductor.chords(end),
                conductor.markers(),
                MidiText.syllables(MidiConductor.sorted(lyrics)),
                texts);
    }

    /** Sorts text events into the words of karaoke files and remarks. */
    private void words() {
        boolean haveLyrics = !lyrics.isEmpty();
        for (Chunk each : chunks) {
            if (!haveLyrics && MidiText.isKaraoke(each.texts)) {
                title = MidiText.karaokeTitle(each.texts);
                each.texts.stream()
                        .filter(text -> !text.value().startsWith("@"))
                        .forEach(lyrics::add);
            } else {
                each.texts.forEach(text -> texts.add(text.value()));
            }
        }
    }

    private List<Track> tracks() {
        MidiNames names = new MidiNames();
        List<Track> tracks = new ArrayList<>();
        for (Chunk each : chunks) {
            long sounding = each.parts.values().stream()
                    .filter(part -> part.strokes.notes() > 0)
                    .count();
            for (MidiPart part : each.parts.values()) {
                if (part.strokes.notes() == 0) {
                    remarkUnused(part);
                    continue;
                }
                List<Note> notes = part.strokes.pair(each.endTick, remarks);
                if (each.continues && !tracks.isEmpty()) {
                    tracks.add(continued(tracks.removeLast(), notes));
                } else {
                    boolean alone = sounding == 1;
                    String given = alone && header.format() != 0 ? each.name : "";
                    tracks.add(names.track(part, given, alone ? each.instrument : "", program(part), notes));
                }
            }
        }
        return tracks;
    }

    private static Track continued(Track before, List<Note> notes) {
        List<Note> all = new ArrayList<>(before.notes());
        all.addAll(notes);
        return before.withNotes(all);
    }

    private void remarkUnused(MidiPart part) {
        boolean useful = chunks.stream()
                .flatMap(each -> each.parts.values().stream())
                .anyMatch(other -> other.sharesChannelWith(part) && other.strokes.notes() > 0);
        if (!useful || part.events.stream().anyMatch(event -> !isProgram(event))) {
            remarks.add("controllers of a channel without notes in the same track left out");
        }
    }

    private static boolean isProgram(TrackEvent event) {
        return event instanceof TrackEvent.Program;
    }

    /** The program of the first note: set in its own track, or on its channel by another one. */
    private int program(MidiPart part) {
        long first = part.strokes.firstTick();
        int own = part.programAt(first);
        if (own >= 0) {
            return own;
        }
        int found = 0;
        for (Chunk each : chunks) {
            for (MidiPart other : each.parts.values()) {
                int program = other.sharesChannelWith(part) ? other.programAt(first) : -1;
                found = program >= 0 ? program : found;
            }
        }
        return found;
    }
}
