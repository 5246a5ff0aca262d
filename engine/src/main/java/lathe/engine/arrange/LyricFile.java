package lathe.engine.arrange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lathe.engine.blueprint.SectionPlan;
import lathe.engine.score.Score;
import lathe.engine.score.Timed;
import lathe.engine.song.PlacedSection;
import lathe.engine.song.Song;

/**
 * Lyrics with times, for singers outside: the LRC format, {@code [mm:ss.xx]} before each line and, as its extended form has
 * it, {@code <mm:ss.xx>} before each word.
 */
public final class LyricFile {

    private static final int SECONDS_A_MINUTE = 60;

    private LyricFile() {}

    /** Writes the song's words in UTF-8; a file with the title alone if it has none. */
    public static void write(Song song, Path file) throws IOException {
        Files.writeString(file, text(song));
    }

    /** The text of the file. */
    public static String text(Song song) {
        StringBuilder text = new StringBuilder();
        if (!song.blueprint().title().isEmpty()) {
            text.append("[ti:").append(song.blueprint().title()).append("]\n");
        }
        text.append("[length:").append(time(song.score().seconds())).append("]\n");
        long barTicks = song.blueprint().meter().barTicks(Score.TICKS_PER_QUARTER);
        for (int i = 0; i < song.sections().size(); i++) {
            PlacedSection section = song.sections().get(i);
            long from = section.startBar() * barTicks;
            long to = from + section.bars() * barTicks;
            List<Timed<String>> syllables = song.score().lyrics().stream()
                    .filter(word -> word.tick() >= from && word.tick() < to)
                    .toList();
            lines(song, song.blueprint().sections().get(i), syllables, text);
        }
        return text.toString();
    }

    private static void lines(Song song, SectionPlan plan, List<Timed<String>> syllables, StringBuilder text) {
        Syllables syllabary = Syllables.of(song.blueprint());
        int next = 0;
        for (String line : plan.lyrics()) {
            int count = syllabary.in(line).size();
            if (count > 0 && next + count <= syllables.size()) {
                text.append(line(song, syllables.subList(next, next + count)));
                next += count;
            }
        }
    }

    private static String line(Song song, List<Timed<String>> syllables) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (Timed<String> syllable : syllables) {
            if (word.isEmpty()) {
                word.append('<').append(time(song, syllable)).append('>');
            }
            boolean goesOn = syllable.value().endsWith("-") && syllable.value().length() > 1;
            word.append(goesOn ? syllable.value().substring(0, syllable.value().length() - 1) : syllable.value());
            if (!goesOn) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return "[" + time(song, syllables.getFirst()) + "]" + String.join(" ", words) + "\n";
    }

    private static String time(Song song, Timed<String> syllable) {
        return time(song.score().tempo().seconds(syllable.tick()));
    }

    private static String time(double seconds) {
        long hundredths = Math.round(seconds * 100);
        return String.format(
                Locale.ROOT,
                "%02d:%02d.%02d",
                hundredths / 100 / SECONDS_A_MINUTE,
                hundredths / 100 % SECONDS_A_MINUTE,
                hundredths % 100);
    }
}
