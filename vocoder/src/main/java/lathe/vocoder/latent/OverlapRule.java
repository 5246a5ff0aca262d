package lathe.vocoder.latent;

import java.util.ArrayList;
import java.util.List;

/** How a published program cuts long latents into windows that overlap, and what it keeps of each. */
public sealed interface OverlapRule {

    /** The windows of an input, in order; what they keep follows one after the other without gaps. */
    List<Window> windows(int frames);

    /**
     * A stretch that is decoded by itself.
     *
     * @param from first frame that is decoded
     * @param to end of what is decoded
     * @param keepFrom first frame whose sound is kept, counted from the start of the input
     * @param keepTo end of what is kept
     */
    record Window(int from, int to, int keepFrom, int keepTo) {}

    /**
     * Windows of one length; half the overlap is thrown away on either side, and the last window ends where the input ends.
     * Source: Stable Audio's chunked decoding, with 128 and 32.
     */
    record RightAligned(int chunk, int overlap) implements OverlapRule {

        public RightAligned {
            requireRoom("overlap", overlap, chunk);
        }

        @Override
        public List<Window> windows(int frames) {
            List<Integer> starts = new ArrayList<>();
            for (int start = 0; start + chunk <= frames; start += chunk - overlap) {
                starts.add(start);
            }
            if (starts.isEmpty()) {
                return List.of(new Window(0, frames, 0, frames));
            }
            if (starts.getLast() + chunk < frames) {
                starts.add(frames - chunk);
            }
            List<Window> windows = new ArrayList<>();
            for (int i = 0; i < starts.size(); i++) {
                int start = starts.get(i);
                int keepFrom = i == 0 ? 0 : start + overlap / 2;
                int keepTo = i + 1 == starts.size() ? frames : starts.get(i + 1) + overlap / 2;
                windows.add(new Window(start, start + chunk, keepFrom, keepTo));
            }
            return windows;
        }
    }

    /**
     * Windows that follow each other without overlap and are decoded with so many frames more on either side. Source:
     * ACE-Step 1.5's tiled decoding, with 1024 and 64.
     *
     * @param tile longest stretch that is decoded, its surroundings counted
     * @param around frames on either side that are thrown away
     */
    record Surrounded(int tile, int around) implements OverlapRule {

        public Surrounded {
            requireRoom("around", 2 * around, tile);
        }

        @Override
        public List<Window> windows(int frames) {
            if (frames <= tile) {
                return List.of(new Window(0, frames, 0, frames));
            }
            int step = tile - 2 * around;
            List<Window> windows = new ArrayList<>();
            for (int at = 0; at < frames; at += step) {
                int end = Math.min(frames, at + step);
                windows.add(new Window(Math.max(0, at - around), Math.min(frames, end + around), at, end));
            }
            return windows;
        }
    }

    /**
     * Windows that overlap by half and lose a quarter at inner edges; the last one may be short. Source: ACE-Step 1's
     * overlapped decoding of latents to mels, with 512.
     */
    record TrimmedHalves(int window) implements OverlapRule {

        public TrimmedHalves {
            if (window < 4 || window % 4 != 0) {
                throw new IllegalArgumentException("window=" + window + " must be a multiple of 4");
            }
        }

        @Override
        public List<Window> windows(int frames) {
            int trim = window / 4;
            List<Window> windows = new ArrayList<>();
            int start = 0;
            do {
                boolean last = start + window / 2 >= frames - 2 * trim;
                int end = Math.min(frames, start + window);
                windows.add(new Window(start, end, start == 0 ? 0 : start + trim, last ? end : end - trim));
                start += window / 2;
            } while (start < frames - 2 * trim);
            return windows;
        }
    }

    private static void requireRoom(String name, int thrownAway, int length) {
        if (thrownAway < 0 || thrownAway >= length) {
            throw new IllegalArgumentException(name + "=" + thrownAway + " leaves nothing of " + length + " frames");
        }
    }
}
