package lathe.plugin.vst3;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lathe.core.audio.ChannelLayout;
import lathe.core.audio.Speaker;

/**
 * A channel layout as VST3 says it: a bit for each loudspeaker, and channels in the order of the bits. Source: VST 3
 * interfaces, {@code vstspeaker.h}.
 */
public final class SpeakerArrangement {

    private static final long MONO = 1L << 19;

    private static final ChannelLayout SYSTEM_H = ChannelLayout.ofChannels(24);

    private final long bits;
    private final int[] placeOfChannel;

    /** Of a layout; one with loudspeakers that VST3 does not know gets the first bits. */
    public SpeakerArrangement(ChannelLayout layout) {
        int channels = layout.channels();
        int[] places = bits(layout);
        bits = Arrays.stream(places).mapToLong(bit -> 1L << bit).reduce(0, (a, b) -> a | b);
        int[] sorted = places.clone();
        Arrays.sort(sorted);
        placeOfChannel = IntStream.range(0, channels)
                .map(c -> Arrays.binarySearch(sorted, places[c]))
                .toArray();
    }

    /** The arrangement's bits. */
    public long bits() {
        return bits;
    }

    /** Where a channel of the layout stands among VST3's channels. */
    public int placeOf(int channel) {
        return placeOfChannel[channel];
    }

    /** Number of channels. */
    public int channels() {
        return placeOfChannel.length;
    }

    private static int[] bits(ChannelLayout layout) {
        List<Speaker> speakers = layout.speakers();
        if (speakers.size() == 1) {
            return new int[] {Long.numberOfTrailingZeros(MONO)};
        }
        int[] bits = speakers.stream()
                .mapToInt(speaker -> layout.equals(SYSTEM_H) ? bitInSystemH(speaker) : bit(speaker))
                .toArray();
        boolean each = Arrays.stream(bits).allMatch(bit -> bit >= 0)
                && Arrays.stream(bits).distinct().count() == bits.length;
        return each ? bits : IntStream.range(0, bits.length).toArray(); // no places: the first bits in order
    }

    /** ITU-R BS.2051's 22.2 has its wide pair where VST3 has L and R, and its front pair at VST3's Lc and Rc. */
    private static int bitInSystemH(Speaker speaker) {
        return switch (speaker) {
            case WIDE_LEFT -> 0;
            case WIDE_RIGHT -> 1;
            case FRONT_LEFT -> 6;
            case FRONT_RIGHT -> 7;
            default -> bit(speaker);
        };
    }

    private static int bit(Speaker speaker) {
        return switch (speaker) {
            case FRONT_LEFT -> 0;
            case FRONT_RIGHT -> 1;
            case FRONT_CENTER -> 2;
            case LOW_FREQUENCY -> 3;
            case SURROUND_LEFT, BACK_LEFT -> 4;
            case SURROUND_RIGHT, BACK_RIGHT -> 5;
            case FRONT_LEFT_OF_CENTER -> 6;
            case FRONT_RIGHT_OF_CENTER -> 7;
            case BACK_CENTER -> 8;
            case SIDE_LEFT -> 9;
            case SIDE_RIGHT -> 10;
            case TOP_CENTER -> 11;
            case TOP_FRONT_LEFT -> 12;
            case TOP_FRONT_CENTER -> 13;
            case TOP_FRONT_RIGHT -> 14;
            case TOP_BACK_LEFT -> 15;
            case TOP_BACK_CENTER -> 16;
            case TOP_BACK_RIGHT -> 17;
            case LOW_FREQUENCY_2 -> 18;
            case TOP_SIDE_LEFT -> 24;
            case TOP_SIDE_RIGHT -> 25;
            case BOTTOM_FRONT_LEFT -> 28;
            case BOTTOM_FRONT_CENTER -> 29;
            case BOTTOM_FRONT_RIGHT -> 30;
            case WIDE_LEFT -> 59;
            case WIDE_RIGHT -> 60;
            case UNKNOWN -> -1;
        };
    }
}
