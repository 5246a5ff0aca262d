package lathe.core.dsp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a model wants sound described: every setting in which mel spectrograms of published models differ. Two that differ in
 * one of them sound wrong without saying so; {@link #digest} and {@link #differences} say it.
 *
 * @param name what it is called, such as {@code hifigan-22k}; no part of the digest
 * @param sampleRateHz of the sound
 * @param framing how it is cut into frames
 * @param filters which triangles sum its frequencies
 * @param level what becomes of the sums
 * @param layout how the model reads the numbers; no part of the digest, as turning a matrix loses nothing
 */
public record MelFrontEnd(
        String name, int sampleRateHz, MelFraming framing, MelFilters filters, MelLevel level, Layout layout) {

    private static final int LOWEST_RATE_HZ = 1_000;
    private static final int HIGHEST_RATE_HZ = 768_000;
    private static final int DIGEST_BYTES = 8;

    /** Which axis is the fastest in memory. */
    public enum Layout {
        /** {@code [mels][frames]}. */
        MELS_FRAMES,
        /** {@code [frames][mels]}. */
        FRAMES_MELS
    }

    /** @throws IllegalArgumentException naming what is out of range */
    public MelFrontEnd {
        if (sampleRateHz < LOWEST_RATE_HZ || sampleRateHz > HIGHEST_RATE_HZ) {
            throw new IllegalArgumentException(
                    "sample_rate_hz=" + sampleRateHz + " is outside " + LOWEST_RATE_HZ + " to " + HIGHEST_RATE_HZ);
        }
        if (filters.maxHz() > sampleRateHz / 2.0) {
            throw new IllegalArgumentException(
                    "fmax=" + filters.maxHz() + " is above half the sample rate of " + sampleRateHz + " Hz");
        }
    }

    /**
     * The front end of a published model.
     *
     * @throws IllegalArgumentException listing the {@link #names} if there is none of that name
     */
    public static MelFrontEnd named(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no mel front end is named \"" + name + "\"; known are " + String.join(", ", names())));
    }

    /** The front end of a published model, if there is one of that name. */
    public static Optional<MelFrontEnd> find(String name) {
        return Optional.ofNullable(PublishedMelFrontEnds.BY_NAME.get(name));
    }

    /** All names. */
    public static List<String> names() {
        return List.copyOf(PublishedMelFrontEnds.BY_NAME.sequencedKeySet());
    }

    /**
     * Reads settings with the keys of {@code model.json}: see {@link #toJson}. Where {@code center} stands without
     * {@code pad_left} and {@code pad_right}, frames are centred or not padded.
     *
     * @throws IllegalArgumentException naming the key that is missing, of another kind, or out of range
     */
    public static MelFrontEnd ofJson(Map<String, ?> json) {
        return MelFrontEndJson.read(json);
    }

    /** The settings with the keys of {@code model.json}, in their order; all of them, whatever the defaults. */
    public Map<String, Object> toJson() {
        return MelFrontEndJson.write(this);
    }

    /** Filters, which is the number of rows. */
    public int mels() {
        return filters.mels();
    }

    /** Samples from frame to frame. */
    public int hop() {
        return framing.hop();
    }

    /** Frequencies of the spectrum behind the filters. */
    public int bins() {
        return framing.fftSize() / 2 + 1;
    }

    /** The same with another name. */
    public MelFrontEnd withName(String newName) {
        return new MelFrontEnd(newName, sampleRateHz, framing, filters, level, layout);
    }

    /** The same with other levels. */
    public MelFrontEnd withLevel(MelLevel newLevel) {
        return new MelFrontEnd(name, sampleRateHz, framing, filters, newLevel, layout);
    }

    /** The same read another way. */
    public MelFrontEnd withLayout(Layout newLayout) {
        return new MelFrontEnd(name, sampleRateHz, framing, filters, level, newLayout);
    }

    /** 16 hexadecimal digits that are equal for equal settings and, as good as certainly, for no others. */
    public String digest() {
        StringBuilder text = new StringBuilder();
        MelFrontEndJson.settings(this)
                .forEach((key, value) ->
                        text.append(key).append('=').append(value).append('\n'));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    /** What makes another one different, such as {@code floor 1.0E-5, not 1.0E-7}; empty if the digests are equal. */
    public List<String> differences(MelFrontEnd other) {
        List<String> differences = new ArrayList<>();
        Map<String, Object> others = MelFrontEndJson.settings(other);
        MelFrontEndJson.settings(this).forEach((key, value) -> {
            Object otherValue = Objects.requireNonNull(others.get(key), key);
            if (!value.equals(otherValue)) {
                differences.add(key + " " + value + ", not " + otherValue);
            }
        });
        return differences;
    }
}
