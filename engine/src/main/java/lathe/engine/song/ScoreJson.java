package lathe.engine.song;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Timed;
import lathe.engine.score.Track;
import lathe.engine.score.TrackEvent;
import lathe.engine.score.TrackRole;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;

/** A score as maps, lists, texts and numbers, and back. A note is {@code [start, duration, pitch, velocity, timing]}. */
final class ScoreJson {

    private static final int NOTE_CELLS = 5;
    private static final int CHORD_CELLS = 3;

    private ScoreJson() {}

    static Map<String, Object> toMap(Score score) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("title", score.title());
        map.put("ticks_per_quarter", score.ticksPerQuarter());
        map.put("tempo_micros", pairs(score.tempo().changes(), value -> value));
        map.put("meters", pairs(score.meters(), Meter::toString));
        map.put("keys", pairs(score.keys(), Key::name));
        map.put("markers", pairs(score.markers(), value -> value));
        map.put("lyrics", pairs(score.lyrics(), value -> value));
        map.put("texts", score.texts());
        map.put(
                "chords",
                score.chords().stream()
                        .map(span -> List.<Object>of(span.startTick(), span.durationTicks(), score.symbol(span)))
                        .toList());
        map.put("tracks", score.tracks().stream().map(ScoreJson::ofTrack).toList());
        return map;
    }

    private static <T> List<Object> pairs(List<Timed<T>> all, Function<T, Object> form) {
        return all.stream()
                .<Object>map(timed -> List.of(timed.tick(), form.apply(timed.value())))
                .toList();
    }

    private static Map<String, Object> ofTrack(Track track) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", track.name());
        map.put("instrument", track.instrument());
        map.put("program", track.program());
        map.put("percussion", track.percussion());
        map.put("role", lower(track.role().name()));
        map.put("notes", track.notes().stream().map(ScoreJson::ofNote).toList());
        map.put("events", track.events().stream().map(ScoreJson::ofEvent).toList());
        return map;
    }

    private static List<Object> ofNote(Note note) {
        return List.of(note.startTick(), note.durationTicks(), note.pitch(), note.velocity(), note.timingTicks());
    }

    private static List<Object> ofEvent(TrackEvent event) {
        return switch (event) {
            case TrackEvent.Control control ->
                List.of("control", control.tick(), control.controller(), control.value());
            case TrackEvent.Bend bend -> List.of("bend", bend.tick(), bend.value());
            case TrackEvent.Program program -> List.of("program", program.tick(), program.program());
            case TrackEvent.Pressure pressure -> List.of("pressure", pressure.tick(), pressure.value());
            case TrackEvent.KeyPressure key -> List.of("key_pressure", key.tick(), key.pitch(), key.value());
        };
    }

    static Score fromEntry(Entry entry) {
        TempoMap tempo = new TempoMap(
                entry.field("ticks_per_quarter").small(), timed(entry.field("tempo_micros"), Entry::small));
        return new Score(
                entry.field("title").text(),
                tempo,
                timed(entry.field("meters"), ScoreJson::meter),
                timed(
                        entry.field("keys"),
                        item -> Key.parse(item.text()).orElseThrow(() -> item.wrong("a key such as A minor"))),
                all(entry.field("tracks"), ScoreJson::track),
                all(entry.field("chords"), ScoreJson::chord),
                timed(entry.field("markers"), Entry::text),
                timed(entry.field("lyrics"), Entry::text),
                all(entry.field("texts"), Entry::text));
    }

    /** Each item of an array, made by a maker; what the maker refuses is said with the item's place. */
    static <T> List<T> all(Entry array, Function<Entry, T> maker) {
        List<T> all = new ArrayList<>();
        for (Entry item : array.items()) {
            all.add(made(item, maker));
        }
        return all;
    }

    private static <T> T made(Entry item, Function<Entry, T> maker) {
        try {
            return maker.apply(item);
        } catch (IllegalArgumentException refused) {
            String message = String.valueOf(refused.getMessage());
            throw message.startsWith(item.where())
                    ? refused
                    : new IllegalArgumentException(item.where() + ": " + message, refused);
        }
    }

    private static <T> List<Timed<T>> timed(Entry array, Function<Entry, T> maker) {
        return all(array, item -> {
            List<Entry> cells = item.items(2);
            return new Timed<>(cells.getFirst().whole(), maker.apply(cells.getLast()));
        });
    }

    private static Meter meter(Entry entry) {
        String[] parts = entry.text().split("/", -1);
        try {
            return new Meter(Integer.parseInt(parts[0]), Integer.parseInt(parts[parts.length - 1]));
        } catch (NumberFormatException noNumber) {
            throw entry.wrong("a metre such as 3/4");
        }
    }

    private static ChordSpan chord(Entry entry) {
        List<Entry> cells = entry.items(CHORD_CELLS);
        Chord chord =
                Chord.parse(cells.get(2).text()).orElseThrow(() -> cells.get(2).wrong("a chord such as F#m7"));
        return new ChordSpan(cells.get(0).whole(), cells.get(1).whole(), chord);
    }

    private static Track track(Entry entry) {
        return new Track(
                entry.field("name").text(),
                entry.field("instrument").text(),
                entry.field("program").small(),
                entry.field("percussion").yes(),
                named(TrackRole.class, entry.field("role")),
                all(entry.field("notes"), ScoreJson::note),
                all(entry.field("events"), ScoreJson::event));
    }

    private static Note note(Entry entry) {
        List<Entry> cells = entry.items(NOTE_CELLS);
        return new Note(
                cells.get(0).whole(),
                cells.get(1).whole(),
                cells.get(2).small(),
                cells.get(3).small(),
                cells.get(4).small());
    }

    private static TrackEvent event(Entry entry) {
        List<Entry> cells = entry.items();
        String kind = cells.isEmpty() ? "" : cells.getFirst().text();
        return switch (kind) {
            case "control" -> new TrackEvent.Control(cell(entry, 1, 4), value(entry, 2, 4), value(entry, 3, 4));
            case "bend" -> new TrackEvent.Bend(cell(entry, 1, 3), value(entry, 2, 3));
            case "program" -> new TrackEvent.Program(cell(entry, 1, 3), value(entry, 2, 3));
            case "pressure" -> new TrackEvent.Pressure(cell(entry, 1, 3), value(entry, 2, 3));
            case "key_pressure" ->
                new TrackEvent.KeyPressure(cell(entry, 1, 4), value(entry, 2, 4), value(entry, 3, 4));
            default -> throw entry.wrong("an event");
        };
    }

    private static long cell(Entry event, int index, int count) {
        return event.items(count).get(index).whole();
    }

    private static int value(Entry event, int index, int count) {
        return event.items(count).get(index).small();
    }

    /** An enum's constant by its name in small letters. */
    static <E extends Enum<E>> E named(Class<E> type, Entry entry) {
        String text = entry.text();
        for (E constant : type.getEnumConstants()) {
            if (lower(constant.name()).equals(text)) {
                return constant;
            }
        }
        throw entry.wrong("one that is known");
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
