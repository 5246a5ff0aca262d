package lathe.engine.compose.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import lathe.engine.compose.plan.MetricGrid;
import lathe.engine.score.GraceNotes;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.ReadScore;
import lathe.engine.score.Score;
import lathe.engine.score.ScoreFileException;
import lathe.engine.score.Timed;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.score.abc.AbcReader;
import lathe.engine.score.files.ScoreFiles;
import lathe.engine.theory.Key;
import lathe.engine.theory.KeyFinder;
import lathe.engine.theory.PitchClass;

/**
 * Tunes of a folder: all tunes of its ABC files, and the melody of each other file of notes, which is the track that says so or else
 * the first with notes. Files that cannot be read are passed over.
 */
public final class TuneFolder {

    private static final Set<String> NOTATED = Set.of("mxl", "musicxml", "xml", "mid", "midi");
    private static final int FEWEST = 8;

    /** A rest of more bars than this ends what is learned as one tune. */
    private static final int LONGEST_REST = 2;

    private static final double WHOLE_BAR = 1.03;

    private TuneFolder() {}

    /** Reads a folder and all in it, in the order of names. */
    public static List<Tune> read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        List<Tune> tunes = new ArrayList<>();
        for (Path file : files) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            tunes.addAll(readable(file, folder.getFileName() + "/" + name));
        }
        return tunes;
    }

    /** One broken file among thousands is no reason not to learn from the others. */
    private static List<Tune> readable(Path file, String name) throws IOException {
        try {
            return read(file, name);
        } catch (ScoreFileException broken) {
            return List.of();
        }
    }

    private static List<Tune> read(Path file, String name) throws IOException {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        List<Tune> tunes = new ArrayList<>();
        if ("abc".equals(extension)) {
            List<ReadScore> scores = AbcReader.readAll(file, GraceNotes.LEFT_OUT);
            for (int i = 0; i < scores.size(); i++) {
                Score score = scores.get(i).score();
                tunes.addAll(tunes(score, name + "#" + i + " " + score.title(), true));
            }
        } else if (NOTATED.contains(extension)) {
            tunes.addAll(tunes(ScoreFiles.read(file).score(), name, false));
        }
        return tunes;
    }

    /** The key by the tones, each counting as long as it lasts. */
    private static Key keyOf(List<Note> line) {
        double[] weights = new double[PitchClass.COUNT];
        line.forEach(note -> weights[PitchClass.of(note.pitch())] += note.durationTicks());
        return KeyFinder.best(weights);
    }

    /** @param keyTold true if the key's mode can be relied on */
    private static List<Tune> tunes(Score score, String piece, boolean keyTold) {
        List<Note> line = line(score);
        if (line.size() < FEWEST) {
            return List.of();
        }
        Meter meter = score.meters().isEmpty()
                ? Meter.FOUR_FOUR
                : score.meters().getFirst().value();
        Key key = keyTold && !score.keys().isEmpty() ? score.keys().getFirst().value() : keyOf(line);
        MetricGrid grid = new MetricGrid(meter);
        long shift = keyTold ? upbeatShift(line, grid) : 0;
        List<Tune> tunes = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= line.size(); i++) {
            boolean ends = i == line.size()
                    || line.get(i).startTick() - line.get(i - 1).endTick() > LONGEST_REST * grid.barTicks();
            if (ends) {
                if (i - from >= FEWEST) {
                    List<Note> own = line.subList(from, i).stream()
                            .map(note -> note.movedBy(shift))
                            .toList();
                    tunes.add(new Tune(piece, key, meter, own));
                }
                from = i;
            }
        }
        return tunes;
    }

    /** The melody, the highest of notes that begin together, cut where the next begins, up to the first change of metre. */
    private static List<Note> line(Score score) {
        List<Track> voices = score.tracks().stream()
                .filter(track -> !track.percussion() && !track.notes().isEmpty())
                .toList();
        Track voice = voices.stream()
                .filter(track -> track.role() == TrackRole.MELODY)
                .findFirst()
                .orElse(voices.isEmpty() ? null : voices.getFirst());
        if (voice == null) {
            return List.of();
        }
        long end = score.meters().stream()
                .mapToLong(Timed::tick)
                .filter(tick -> tick > 0)
                .min()
                .orElse(Long.MAX_VALUE);
        double scale = (double) Score.TICKS_PER_QUARTER / score.ticksPerQuarter();
        List<Note> line = new ArrayList<>();
        for (Note note : voice.notes()) {
            if (note.startTick() >= end) {
                break;
            }
            long start = Math.round(note.startTick() * scale);
            long length = Math.max(1, Math.round(note.durationTicks() * scale));
            if (!line.isEmpty() && line.getLast().startTick() == start) {
                line.removeLast();
            } else if (!line.isEmpty() && line.getLast().endTick() > start) {
                Note cut = line.removeLast();
                line.add(cut.withDuration(start - cut.startTick()));
            }
            line.add(new Note(start, length, note.pitch(), note.velocity()));
        }
        return line;
    }

    /** Ticks to move a tune by so that its bars begin on bar lines: long notes tend to begin on strong places. */
    private static long upbeatShift(List<Note> line, MetricGrid grid) {
        long best = 0;
        double most = WHOLE_BAR * fit(line, grid, 0);
        for (Note note : line) {
            long upbeat = note.startTick();
            if (upbeat >= grid.barTicks()) {
                break;
            }
            double fit = fit(line, grid, grid.barTicks() - upbeat);
            if (upbeat > 0 && fit > most) {
                most = fit;
                best = grid.barTicks() - upbeat;
            }
        }
        return best;
    }

    private static double fit(List<Note> line, MetricGrid grid, long shift) {
        double fit = 0;
        for (int i = 0; i < line.size(); i++) {
            Note note = line.get(i);
            double length = Math.min(2, (double) note.durationTicks() / grid.beatTicks());
            fit += grid.strength(note.startTick() + shift) * length;
        }
        return fit;
    }
}
