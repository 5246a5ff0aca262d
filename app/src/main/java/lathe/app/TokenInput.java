package lathe.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFileException;
import lathe.core.tensor.TensorFiles;
import lathe.vocoder.codec.CodecFormat;
import lathe.vocoder.codec.DelayPattern;
import lathe.vocoder.codec.EcdcFile;
import lathe.vocoder.codec.GridOptions;
import lathe.vocoder.codec.OrpheusTokens;
import lathe.vocoder.codec.Stems;
import lathe.vocoder.codec.TokenFiles;
import lathe.vocoder.codec.TokenGrid;
import lathe.vocoder.codec.TrackLayout;
import lathe.vocoder.codec.YueTokens;
import org.jspecify.annotations.Nullable;

/** Tokens from files: grids, what codecs' own programs write, and what language models leave behind. */
final class TokenInput {

    private static final SequencedMap<String, DelayPattern> DELAYS = new LinkedHashMap<>();
    private static final SequencedMap<String, TrackLayout> TRACKS = new LinkedHashMap<>();
    private static final List<String> IDS = List.of("yue-1", "yue-2", "orpheus");
    private static final int YUE_CODEBOOKS = 8;

    static {
        DELAYS.put("musicgen", DelayPattern.musicgen());
        DELAYS.put("musicgen-stereo", DelayPattern.musicgenStereo());
        DELAYS.put("songgen", DelayPattern.songgen());
        DELAYS.put("parler", DelayPattern.parler());
        DELAYS.put("dia", DelayPattern.dia());
        DELAYS.put("moshi", DelayPattern.moshi(8));
        for (TrackLayout layout : TrackLayout.values()) {
            TRACKS.put("songgen-" + layout.name().toLowerCase(Locale.ROOT).replace('_', '-'), layout);
        }
    }

    private TokenInput() {}

    /**
     * A track of its own.
     *
     * @param name {@code vocal} or {@code accompaniment}; empty for a song in one piece
     * @param samples its length; what the codec decodes beyond it only fills up
     */
    record Track(String name, TokenGrid grid, long samples) {}

    /** Names of {@code --pattern}. */
    static List<String> patterns() {
        return Stream.of(DELAYS.sequencedKeySet(), TRACKS.sequencedKeySet(), IDS)
                .flatMap(names -> names.stream())
                .collect(Collectors.toList());
    }

    /**
     * Reads a file.
     *
     * @param pattern one of {@link #patterns}; null for a grid without delays
     * @param rows what the rows of a matrix are; null to tell by their number
     */
    static List<Track> read(Path file, CodecFormat format, @Nullable String pattern, GridOptions.@Nullable Rows rows)
            throws IOException {
        if (String.valueOf(file).toLowerCase(Locale.ROOT).endsWith(".ecdc")) {
            EcdcFile song = EcdcFile.read(file);
            if (!song.format().name().equals(format.name())) {
                throw new CallException(file + ": is of " + song.format().name() + ", the model decodes "
                        + format.name() + "; give a model of " + song.format().name());
            }
            return List.of(new Track("", song.grid(), Math.min(song.samples(), format.samples(song.grid()))));
        }
        if (pattern != null && (TRACKS.containsKey(pattern) || IDS.contains(pattern))) {
            return unpacked(file, format, pattern);
        }
        GridOptions options = new GridOptions(null, rows, pattern == null ? null : DELAYS.get(pattern));
        return List.of(track("", TokenFiles.read(file, format, options), format));
    }

    private static List<Track> unpacked(Path file, CodecFormat format, String pattern) throws IOException {
        Tensor ids = whole(file);
        TrackLayout layout = TRACKS.get(pattern);
        try {
            if (layout != null) {
                return tracks(layout.split(matrix(file, ids)), format);
            }
            int[] list =
                    Arrays.stream(ids.integers()).mapToInt(Math::toIntExact).toArray();
            return switch (pattern) {
                case "yue-1" -> tracks(YueTokens.stage1(list), format);
                case "yue-2" -> List.of(track("", YueTokens.stage2(YUE_CODEBOOKS, list), format));
                default -> List.of(track("", OrpheusTokens.unpack(list), format));
            };
        } catch (IllegalArgumentException | ArithmeticException noTokens) {
            throw new TensorFileException(
                    file, String.valueOf(noTokens.getMessage()), "check that --pattern " + pattern + " is meant");
        }
    }

    private static List<Track> tracks(Stems stems, CodecFormat format) {
        return List.of(track("vocal", stems.vocal(), format), track("accompaniment", stems.accompaniment(), format));
    }

    private static Track track(String name, TokenGrid grid, CodecFormat format) {
        return new Track(name, grid, format.samples(grid));
    }

    private static Tensor whole(Path file) throws IOException {
        Tensor tensor = TensorFiles.readOne(file);
        if (tensor.isFloat()) {
            throw new TensorFileException(file, "holds " + tensor + ", not tokens", "save whole numbers");
        }
        return tensor;
    }

    private static int[][] matrix(Path file, Tensor tensor) throws TensorFileException {
        long[] shape = Arrays.stream(tensor.shape()).filter(axis -> axis != 1).toArray();
        if (shape.length != 2) {
            throw new TensorFileException(
                    file, "holds " + tensor + ", not one matrix [rows, columns]", "save one song of the batch");
        }
        int[][] rows = new int[(int) shape[0]][(int) shape[1]];
        for (int k = 0; k < rows.length; k++) {
            for (int t = 0; t < rows[k].length; t++) {
                rows[k][t] = Math.toIntExact(tensor.integers()[k * rows[k].length + t]);
            }
        }
        return rows;
    }
}
