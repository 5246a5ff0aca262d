package lathe.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lathe.core.audio.AudioBuffer;
import lathe.engine.score.Track;
import lathe.engine.song.PlacedSection;
import lathe.engine.song.Song;
import lathe.postfx.master.MasterReport;
import org.jspecify.annotations.Nullable;

/**
 * A song in sound, as the command reports it.
 *
 * @param output as the user named it
 * @param work the notes
 * @param sound id of the instrument
 * @param mix before mastering
 * @param report of the mastering; null without one
 * @param tookSeconds from words to files
 */
record RenderedSong(
        Path output,
        SongWork work,
        String sound,
        AudioBuffer mix,
        @Nullable MasterReport report,
        double tookSeconds) {

    private double seconds() {
        return mix.frames() / (double) mix.sampleRateHz();
    }

    /** What the user should know. */
    List<String> warnings() {
        return report == null ? List.of() : report.warnings();
    }

    /** What was made, and how to get it again. */
    String line() {
        StringBuilder lines = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %s, %d tracks, %d notes; took %s (%.2f times its length)",
                output,
                Text.duration(seconds()),
                work.score().tracks().size(),
                work.score().noteCount(),
                Text.duration(tookSeconds),
                tookSeconds / seconds()));
        if (work.song() != null) {
            lines.append(System.lineSeparator()).append("  ").append(SongLine.of(work.song()));
        }
        if (report != null) {
            lines.append(System.lineSeparator()).append("  ").append(report.statement());
        }
        return lines.toString();
    }

    /** Keys and values as {@code lathe render --json} prints them. */
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("output", output.toString());
        json.put("seconds", Json.number(seconds(), 3));
        json.put("sample_rate_hz", mix.sampleRateHz());
        json.put("sound", sound);
        json.put("tracks", work.score().tracks().stream().map(Track::name).toList());
        json.put("notes", work.score().noteCount());
        json.put("blueprint_sha256", work.hash());
        json.put("digital_source_type", work.sourceType().uri());
        Song song = work.song();
        if (song != null) {
            json.put("composer", song.composer());
            json.put("seed", song.blueprint().seed());
            json.put("style", song.blueprint().style());
            json.put("key", song.blueprint().key().name());
            json.put("bpm", song.blueprint().bpm());
            json.put("meter", song.blueprint().meter().toString());
            json.put(
                    "sections",
                    song.sections().stream().map(PlacedSection::name).toList());
        }
        MasterReport mastered = report;
        if (mastered != null) {
            Map<String, @Nullable Object> figures = new LinkedHashMap<>();
            MeasuredFile.putFigures(figures, mastered.master());
            json.put("master", figures);
            json.put("statement", mastered.statement());
        }
        json.put("remarks", work.notes());
        json.put("took_seconds", Json.number(tookSeconds, 3));
        return json;
    }
}
