package lathe.engine.arrange;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lathe.engine.song.PlacedSection;
import lathe.engine.song.Song;

/**
 * A stretch of a song, in bars.
 *
 * @param startBar first bar, from 0
 * @param endBar first bar after it
 */
public record Region(int startBar, int endBar) {

    private static final Pattern BARS = Pattern.compile("(\\d{1,5})(?:\\s*[-\u2013]\\s*(\\d{1,5}))?");
    private static final Pattern SECTION = Pattern.compile("([^:]+)(?::\\s*(\\d{1,4}))?");

    /** Refuses what is no stretch. */
    public Region {
        if (startBar < 0 || endBar <= startBar) {
            throw new IllegalArgumentException("startBar=" + startBar + " endBar=" + endBar);
        }
    }

    /**
     * Reads what a user wrote: {@code Chorus:2} for the second chorus, {@code Chorus} for all of them, {@code 17-24} for bars
     * counted from 1, {@code 17} for one.
     *
     * @throws IllegalArgumentException naming what the song has, if it has no such place
     */
    public static List<Region> parse(String text, Song song) {
        int bars = song.sections().stream().mapToInt(PlacedSection::bars).sum();
        Matcher range = BARS.matcher(text.strip());
        if (range.matches()) {
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            if (first < 1 || last < first || last > bars) {
                throw new IllegalArgumentException("region=" + text + ": the song has bars 1 to " + bars);
            }
            return List.of(new Region(first - 1, last));
        }
        List<Region> found = named(text, song);
        if (found.isEmpty()) {
            String known = song.sections().stream().map(PlacedSection::name).collect(Collectors.joining(", "));
            throw new IllegalArgumentException("region=" + text + ": the song has " + known + ", bars 1 to " + bars);
        }
        return found;
    }

    private static List<Region> named(String text, Song song) {
        Matcher section = SECTION.matcher(text.strip());
        if (!section.matches()) {
            return List.of();
        }
        String kind = plain(section.group(1));
        Stream<PlacedSection> ofKind = song.sections().stream()
                .filter(placed -> plain(placed.kind().label()).equals(kind));
        String turn = section.group(2);
        return ofKind.filter(placed -> turn == null || placed.turn() == Integer.parseInt(turn))
                .map(Region::of)
                .toList();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }

    /** Where a section lies. */
    public static Region of(PlacedSection section) {
        return new Region(section.startBar(), section.startBar() + section.bars());
    }

    boolean overlaps(PlacedSection section) {
        return startBar < section.startBar() + section.bars() && endBar > section.startBar();
    }

    boolean covers(PlacedSection section) {
        return startBar <= section.startBar() && endBar >= section.startBar() + section.bars();
    }
}
