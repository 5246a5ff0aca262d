package lathe.app;

import java.util.List;
import lathe.vocoder.Frames;

/** The frames of several channels that are decoded one by one. */
record ChannelFrames(List<Frames> channels) implements Frames {

    ChannelFrames {
        channels = List.copyOf(channels);
    }

    @Override
    public int frames() {
        return channels.getFirst().frames();
    }

    @Override
    public Frames slice(int from, int to) {
        return new ChannelFrames(
                channels.stream().map(channel -> channel.slice(from, to)).toList());
    }
}
