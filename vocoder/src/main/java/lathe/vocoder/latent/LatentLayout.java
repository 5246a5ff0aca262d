package lathe.vocoder.latent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which order the axes of a latent lie, apart from a batch axis of 1 before them. */
public enum LatentLayout {
    /** [dim][frames], or [dim][height][frames]. */
    FRAMES_LAST,
    /** [dim][frames][height]: pictures whose second axis is time. */
    FRAMES_INSIDE,
    /** [frames][dim], as transformers work. */
    FRAMES_FIRST;

    /** The name on command lines: {@code frames-last}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The layout of that name, if there is one. */
    public static Optional<LatentLayout> of(String id) {
        return Arrays.stream(values()).filter(layout -> layout.id().equals(id)).findFirst();
    }

    /** The shape without the batch axis. */
    long[] shape(int dim, int height, int frames) {
        return switch (this) {
            case FRAMES_LAST -> height == 1 ? new long[] {dim, frames} : new long[] {dim, height, frames};
            case FRAMES_INSIDE -> new long[] {dim, frames, height};
            case FRAMES_FIRST -> new long[] {frames, (long) dim * height};
        };
    }

    /** Which axis counts frames; rank counts a batch axis or not, as the caller does. */
    int framesAxis(int rank) {
        return switch (this) {
            case FRAMES_LAST -> rank - 1;
            case FRAMES_INSIDE, FRAMES_FIRST -> rank - 2;
        };
    }

    /** Where a value lies in a tensor without batch axis. */
    int index(int row, int frame, int dim, int height, int frames) {
        return switch (this) {
            case FRAMES_LAST -> row * frames + frame;
            case FRAMES_INSIDE -> (row / height * frames + frame) * height + row % height;
            case FRAMES_FIRST -> frame * dim * height + row;
        };
    }
}
