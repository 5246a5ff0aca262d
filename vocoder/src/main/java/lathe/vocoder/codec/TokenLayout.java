package lathe.vocoder.codec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * How a language model lays out its tokens, by name: the delays of {@link DelayPattern} ({@code musicgen},
 * {@code musicgen-stereo}, {@code songgen}, {@code parler}, {@code dia}, {@code moshi}), two tracks in one matrix
 * ({@code songgen-parallel}, {@code songgen-interleaving-a-v}, ...), and lists of ids ({@code yue}, {@code yue-stage2},
 * {@code orpheus}).
 *
 * @param name its name in {@link #named}
 */
public record TokenLayout(String name) {

    private static final int YUE_CODEBOOKS = 8;
    private static final String ALONE = "";

    /** The layout of that name, if there is one. */
    public static Optional<TokenLayout> named(String name) {
        return names().contains(name) ? Optional.of(new TokenLayout(name)) : Optional.empty();
    }

    /** The names of all layouts. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(DelayPattern.names());
        for (TrackLayout tracks : TrackLayout.values()) {
            names.add(nameOf(tracks));
        }
        Collections.addAll(names, "yue", "yue-stage2", "orpheus");
        return names;
    }

    private static String nameOf(TrackLayout tracks) {
        return "songgen-" + tracks.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads what a model wrote as the grids that a codec decodes.
     *
     * @param options the tensor that is meant, if there are several
     * @return one grid named with an empty text, or {@code vocal} and {@code accompaniment}
     * @throws TokenFileException if the file holds another layout
     * @throws IOException if the file cannot be read
     */
    public SequencedMap<String, TokenGrid> read(Path file, CodecFormat format, GridOptions options) throws IOException {
        Optional<DelayPattern> delays = DelayPattern.named(name);
        if (delays.isPresent()) {
            return alone(TokenFiles.read(file, format, options.withDelays(delays.get())));
        }
        try {
            return switch (name) {
                case "yue" -> stems(YueTokens.stage1(TokenFiles.readList(file, options)));
                case "yue-stage2" -> alone(YueTokens.stage2(YUE_CODEBOOKS, TokenFiles.readList(file, options)));
                case "orpheus" -> alone(OrpheusTokens.unpack(TokenFiles.readList(file, options)));
                default -> stems(tracks().split(TokenFiles.readMatrix(file, options)));
            };
        } catch (IllegalArgumentException e) {
            throw new TokenFileException(
                    file, String.valueOf(e.getMessage()), "give tokens as " + name + " lays them out", e);
        }
    }

    private TrackLayout tracks() {
        for (TrackLayout tracks : TrackLayout.values()) {
            if (nameOf(tracks).equals(name)) {
                return tracks;
            }
        }
        throw new IllegalArgumentException("there is no layout " + name);
    }

    private static SequencedMap<String, TokenGrid> alone(TokenGrid grid) {
        SequencedMap<String, TokenGrid> grids = new LinkedHashMap<>();
        grids.put(ALONE, grid);
        return grids;
    }

    private static SequencedMap<String, TokenGrid> stems(Stems stems) {
        SequencedMap<String, TokenGrid> grids = new LinkedHashMap<>();
        grids.put("vocal", stems.vocal());
        grids.put("accompaniment", stems.accompaniment());
        return grids;
    }
}
