package lathe.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lathe.core.text.Nearest;
import lathe.vocoder.codec.CodecFormat;
import lathe.vocoder.codec.EcdcFile;
import lathe.vocoder.codec.GridOptions;
import lathe.vocoder.codec.TokenFiles;
import lathe.vocoder.codec.TokenGrid;
import lathe.vocoder.codec.TokenLayout;
import org.jspecify.annotations.Nullable;

/** Tokens from files: grids, what codecs' own programs write, and what language models leave behind. */
final class TokenInput {

    private TokenInput() {}

    /**
     * A track of its own.
     *
     * @param name {@code vocal} or {@code accompaniment}; empty for a song in one piece
     * @param samples its length; what the codec decodes beyond it only fills up
     */
    record Track(String name, TokenGrid grid, long samples) {}

    /**
     * Reads a file.
     *
     * @param pattern how a language model laid the tokens out, one of {@link TokenLayout#names}; null for a plain grid
     * @param rows what the rows of a matrix are; null to tell by their number
     */
    static List<Track> read(Path file, CodecFormat format, @Nullable String pattern, GridOptions.@Nullable Rows rows)
            throws IOException {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".ecdc")) {
            EcdcFile song = EcdcFile.read(file);
            if (!song.format().name().equals(format.name())) {
                throw new CallException(file + ": is of " + song.format().name() + ", the model decodes "
                        + format.name() + "; give a model of " + song.format().name());
            }
            return List.of(new Track("", song.grid(), Math.min(song.samples(), format.samples(song.grid()))));
        }
        GridOptions options = new GridOptions(null, rows, null);
        if (pattern == null) {
            return List.of(track("", TokenFiles.read(file, format, options), format));
        }
        TokenLayout layout = TokenLayout.named(pattern)
                .orElseThrow(() -> new CallException(Nearest.complaint("pattern", pattern, TokenLayout.names())));
        List<Track> tracks = new ArrayList<>();
        layout.read(file, format, options).forEach((name, grid) -> tracks.add(track(name, grid, format)));
        return tracks;
    }

    private static Track track(String name, TokenGrid grid, CodecFormat format) {
        return new Track(name, grid, format.samples(grid));
    }
}
