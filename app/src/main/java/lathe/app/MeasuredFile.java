package lathe.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import lathe.core.audio.AudioFileException;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioReader;
import lathe.postfx.loudness.AudioMeter;
import lathe.postfx.loudness.Measurement;
import org.jspecify.annotations.Nullable;

/**
 * A file and what the meter found in it.
 *
 * @param file as the user named it
 * @param info what its header says
 * @param frames how many came, whatever the header says
 * @param measurement the figures
 */
record MeasuredFile(Path file, AudioInfo info, long frames, Measurement measurement) {

    private static final int BLOCK_FRAMES = 4096;

    /**
     * Reads a file from first frame to last.
     *
     * @throws AudioFileException if it is no usable sound, or holds none
     */
    static MeasuredFile measure(Path file, Progress progress) throws IOException {
        try (AudioReader reader = AudioFiles.open(file)) {
            AudioInfo info = reader.info();
            AudioMeter meter = new AudioMeter(info.sampleRateHz(), info.layout());
            float[][] block = new float[info.channels()][BLOCK_FRAMES];
            long frames = 0;
            int came = reader.read(block, 0, BLOCK_FRAMES);
            while (came > 0) {
                meter.add(block, 0, came);
                frames += came;
                progress.at("measuring", frames, info.frames());
                came = reader.read(block, 0, BLOCK_FRAMES);
            }
            if (frames == 0) {
                throw new AudioFileException(file, "holds no audio (0 frames)", "export it again");
            }
            return new MeasuredFile(file, info, frames, meter.finish());
        }
    }

    double seconds() {
        return frames / (double) info.sampleRateHz();
    }

    /** Keys and values as {@code lathe measure --json} prints them. */
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("file", file.toString());
        json.put("format", info.format());
        json.put("sample_rate_hz", info.sampleRateHz());
        json.put("channels", info.channels());
        json.put("frames", frames);
        json.put("duration_s", Json.number(seconds(), 6));
        putFigures(json, measurement);
        return json;
    }

    /** Adds the figures alone, for reports that hold two of them. */
    static void putFigures(Map<String, @Nullable Object> json, Measurement figures) {
        json.put("integrated_lufs", Json.number(figures.integratedLufs(), 3));
        json.put("loudness_range_lu", Json.number(figures.loudnessRangeLu(), 3));
        json.put("max_momentary_lufs", Json.number(figures.maxMomentaryLufs(), 3));
        json.put("max_short_term_lufs", Json.number(figures.maxShortTermLufs(), 3));
        json.put("sample_peak_dbfs", Json.number(figures.samplePeakDbfs(), 3));
        json.put("true_peak_dbtp", Json.number(figures.truePeakDbtp(), 3));
        json.put("true_peak_fine_dbtp", Json.number(figures.truePeakFineDbtp(), 3));
        json.put("stereo_correlation", Json.number(figures.stereoCorrelation(), 4));
        json.put("dc_offset", Json.number(figures.dcOffset(), 7));
        json.put("clipped_samples", figures.clippedSamples());
        json.put("nonfinite_samples", figures.nonFiniteSamples());
    }
}
