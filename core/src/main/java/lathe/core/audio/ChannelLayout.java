package lathe.core.audio;

import static lathe.core.audio.Speaker.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which loudspeaker each channel belongs to.
 *
 * @param speakers one per channel, in channel order
 */
public record ChannelLayout(List<Speaker> speakers) {

    /** One channel, in front. */
    public static final ChannelLayout MONO = new ChannelLayout(List.of(FRONT_CENTER));

    /** Left and right. */
    public static final ChannelLayout STEREO = new ChannelLayout(List.of(FRONT_LEFT, FRONT_RIGHT));

    /** L R C LFE Ls Rs, as in WAV and FLAC. */
    public static final ChannelLayout SURROUND_5_1 = new ChannelLayout(
            List.of(FRONT_LEFT, FRONT_RIGHT, FRONT_CENTER, LOW_FREQUENCY, SURROUND_LEFT, SURROUND_RIGHT));

    /** L R C LFE Lb Rb Ls Rs, as in WAV and FLAC. */
    public static final ChannelLayout SURROUND_7_1 = new ChannelLayout(List.of(
            FRONT_LEFT, FRONT_RIGHT, FRONT_CENTER, LOW_FREQUENCY, BACK_LEFT, BACK_RIGHT, SIDE_LEFT, SIDE_RIGHT));

    /** Most channels that Lathe works on. */
    public static final int MAX_CHANNELS = 24;

    /** @throws IllegalArgumentException unless there are 1 to {@value #MAX_CHANNELS} channels */
    public ChannelLayout {
        speakers = List.copyOf(speakers);
        if (speakers.isEmpty() || speakers.size() > MAX_CHANNELS) {
            throw new IllegalArgumentException("channels=" + speakers.size() + " is outside 1 to " + MAX_CHANNELS);
        }
    }

    /** The customary layout for a number of channels where a file says nothing (WAV and FLAC order). */
    public static ChannelLayout ofChannels(int channels) {
        return switch (channels) {
            case 1 -> MONO;
            case 2 -> STEREO;
            case 3 -> new ChannelLayout(List.of(FRONT_LEFT, FRONT_RIGHT, FRONT_CENTER));
            case 4 -> new ChannelLayout(List.of(FRONT_LEFT, FRONT_RIGHT, SURROUND_LEFT, SURROUND_RIGHT));
            case 5 -> new ChannelLayout(List.of(FRONT_LEFT, FRONT_RIGHT, FRONT_CENTER, SURROUND_LEFT, SURROUND_RIGHT));
            case 6 -> SURROUND_5_1;
            case 7 ->
                new ChannelLayout(List.of(
                        FRONT_LEFT, FRONT_RIGHT, FRONT_CENTER, LOW_FREQUENCY, BACK_CENTER, SIDE_LEFT, SIDE_RIGHT));
            case 8 -> SURROUND_7_1;
            case 10 -> with(SURROUND_5_1, TOP_FRONT_LEFT, TOP_FRONT_RIGHT, TOP_BACK_LEFT, TOP_BACK_RIGHT);
            case 12 -> with(SURROUND_7_1, TOP_FRONT_LEFT, TOP_FRONT_RIGHT, TOP_BACK_LEFT, TOP_BACK_RIGHT);
            case 24 -> hamasaki22_2();
            default -> new ChannelLayout(Collections.nCopies(channels, UNKNOWN));
        };
    }

    /**
     * The layout of a WAV channel mask. Back channels without side channels beside them are the surrounds of 5.1 (BS.775: 110
     * degrees); channels beyond the mask's bits are {@link Speaker#UNKNOWN}.
     */
    public static ChannelLayout ofMask(int mask, int channels) {
        if (mask == 0) {
            return ofChannels(channels);
        }
        boolean sides = (mask & (SIDE_LEFT.maskBit() | SIDE_RIGHT.maskBit())) != 0;
        boolean backs = (mask & (BACK_LEFT.maskBit() | BACK_RIGHT.maskBit())) != 0;
        List<Speaker> speakers = new ArrayList<>();
        for (int bit = 0; bit < 18 && speakers.size() < channels; bit++) {
            if ((mask & 1 << bit) != 0) {
                speakers.add(surroundIfAlone(Speaker.ofMaskBit(1 << bit), sides, backs));
            }
        }
        while (speakers.size() < channels) {
            speakers.add(UNKNOWN);
        }
        if (speakers.size() == 1) {
            return MONO;
        }
        return new ChannelLayout(speakers);
    }

    private static Speaker surroundIfAlone(Speaker speaker, boolean sides, boolean backs) {
        return switch (speaker) {
            case BACK_LEFT -> sides ? BACK_LEFT : SURROUND_LEFT;
            case BACK_RIGHT -> sides ? BACK_RIGHT : SURROUND_RIGHT;
            case SIDE_LEFT -> backs ? SIDE_LEFT : SURROUND_LEFT;
            case SIDE_RIGHT -> backs ? SIDE_RIGHT : SURROUND_RIGHT;
            default -> speaker;
        };
    }

    private static ChannelLayout with(ChannelLayout base, Speaker... more) {
        List<Speaker> speakers = new ArrayList<>(base.speakers);
        Collections.addAll(speakers, more);
        return new ChannelLayout(speakers);
    }

    /** 22.2 in the channel order of ITU-R BS.2051-3, system H. */
    private static ChannelLayout hamasaki22_2() {
        return new ChannelLayout(List.of(
                WIDE_LEFT,
                WIDE_RIGHT,
                FRONT_CENTER,
                LOW_FREQUENCY,
                BACK_LEFT,
                BACK_RIGHT,
                FRONT_LEFT,
                FRONT_RIGHT,
                BACK_CENTER,
                LOW_FREQUENCY_2,
                SIDE_LEFT,
                SIDE_RIGHT,
                TOP_FRONT_LEFT,
                TOP_FRONT_RIGHT,
                TOP_FRONT_CENTER,
                TOP_CENTER,
                TOP_BACK_LEFT,
                TOP_BACK_RIGHT,
                TOP_SIDE_LEFT,
                TOP_SIDE_RIGHT,
                TOP_BACK_CENTER,
                BOTTOM_FRONT_CENTER,
                BOTTOM_FRONT_LEFT,
                BOTTOM_FRONT_RIGHT));
    }

    /** Number of channels. */
    public int channels() {
        return speakers.size();
    }

    /** The WAV channel mask, or 0 where it cannot say this layout (missing places, or another order). */
    public int mask() {
        int mask = 0;
        for (Speaker speaker : speakers) {
            int bit = speaker.maskBit();
            if (bit == 0 || bit <= Integer.highestOneBit(mask)) {
                return 0;
            }
            mask |= bit;
        }
        return mask;
    }

    @Override
    public String toString() {
        return speakers.stream().map(Speaker::label).collect(Collectors.joining(" "));
    }
}
