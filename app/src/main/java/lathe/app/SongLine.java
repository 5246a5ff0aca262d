package lathe.app;

import java.math.BigDecimal;
import java.math.RoundingMode;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.song.PlacedSection;
import lathe.engine.song.Song;

/** A song in two lines, for the terminal. */
final class SongLine {

    private SongLine() {}

    static String of(Song song) {
        Blueprint blueprint = song.blueprint();
        return String.join(
                        ", ",
                        blueprint.style() + " in " + blueprint.key().name(),
                        blueprint.meter().toString(),
                        number(blueprint.bpm()) + " bpm",
                        "composer " + song.composer(),
                        "seed " + blueprint.seed())
                + System.lineSeparator()
                + "  "
                + String.join(
                        " | ", song.sections().stream().map(PlacedSection::name).toList());
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
