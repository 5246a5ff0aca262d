package lathe.engine.render;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lathe.core.audio.AudioBuffer;
import lathe.engine.score.Score;
import lathe.engine.score.Track;
import lathe.engine.sound.Instrument;
import lathe.engine.sound.StemTask;
import org.jspecify.annotations.Nullable;

/**
 * Stems to a mix. Each track is sounded dry, cleared of what lies below it, set to its level and place, and given its own share of the
 * room; the mix is the sum of these stems and nothing else, so that whoever adds the written stems has the mix.
 *
 * <p>Stems are made on several threads if wanted and added in the order of the tracks: the same bytes on any number of threads. All are
 * as long as the longest with its tail, up to where the mix falls below -80 dBFS for good.
 */
public final class SongRenderer {

    private static final double HEADROOM_DB = -4;
    private static final float SILENCE = 1e-4f;
    private static final double END_SECONDS = 0.25;

    /** Channels of a song's length that a stem takes up while it is made: its two, and what some instruments need beside. */
    private static final int CHANNELS_AT_WORK = 3;

    /** How much of the heap may be full of stems; notes, voices and what waits for the collector need theirs. */
    private static final double STEMS_SHARE = 0.6;

    private static final double TAIL_SECONDS = 10;

    private SongRenderer() {}

    /**
     * Sounds a score, and keeps its stems: 8 bytes a frame for each.
     *
     * @throws IllegalArgumentException if a track is too long to be sounded; the message says which
     */
    public static Rendered render(Score score, Instrument instrument, RenderSettings settings) {
        List<float[][]> sounds = new ArrayList<>();
        int atOnce = atOnce(
                score, settings, score.tracks().size(), Runtime.getRuntime().maxMemory());
        float[][] sum = play(score, instrument, settings, atOnce, sounds);
        int rate = settings.sampleRateHz();
        int frames = frames(sum, rate);
        SequencedMap<String, AudioBuffer> stems = new LinkedHashMap<>();
        for (Track track : score.tracks()) {
            String name = track.name();
            for (int again = 2; stems.containsKey(name); again++) {
                name = track.name() + " " + again;
            }
            stems.put(name, ended(sounds.removeFirst(), frames, settings));
        }
        return new Rendered(stems, ended(sum, frames, settings));
    }

    /**
     * Sounds a score to its mix alone: the same samples as {@link #render}'s in less memory.
     *
     * @throws IllegalArgumentException if a track is too long to be sounded; the message says which
     */
    public static AudioBuffer mix(Score score, Instrument instrument, RenderSettings settings) {
        int atOnce = atOnce(score, settings, 0, Runtime.getRuntime().maxMemory());
        float[][] sum = play(score, instrument, settings, atOnce, null);
        return ended(sum, frames(sum, settings.sampleRateHz()), settings);
    }

    /** As many stems at once as are wanted and the heap holds; one in any case. */
    static int atOnce(Score score, RenderSettings settings, int keptStems, long heapBytes) {
        double channelBytes = Float.BYTES * settings.sampleRateHz() * (score.seconds() + TAIL_SECONDS);
        double left = STEMS_SHARE * heapBytes - 2 * channelBytes * (1 + keptStems);
        return Math.clamp((long) (left / (CHANNELS_AT_WORK * channelBytes)), 1, settings.threads());
    }

    /**
     * The sum of the stems. No more of them are alive than are made at once.
     *
     * @param kept gets them in the order of the tracks; null to let them go
     */
    private static float[][] play(
            Score score, Instrument instrument, RenderSettings settings, int atOnce, @Nullable List<float[][]> kept) {
        Room room = new Room(settings.sampleRateHz());
        Ducking ducking = new Ducking(score, settings.sampleRateHz());
        List<Track> tracks = score.tracks();
        float[][] sum = null;
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            Deque<Future<float[][]>> made = new ArrayDeque<>();
            for (int i = 0; i < tracks.size() || !made.isEmpty(); ) {
                if (i < tracks.size() && made.size() < atOnce) {
                    Track track = tracks.get(i);
                    double side = i % 2 == 0 ? 1 : -1;
                    made.add(threads.submit(() -> stem(score, track, side, instrument, settings, room, ducking)));
                    i++;
                } else {
                    float[][] stem = result(made.removeFirst());
                    if (kept != null) {
                        kept.add(stem);
                    }
                    if (sum == null) {
                        sum = kept == null ? stem : new float[][] {stem[0].clone(), stem[1].clone()};
                    } else {
                        add(stem, sum);
                    }
                }
            }
        }
        return sum == null ? new float[2][0] : sum;
    }

    private static void add(float[][] stem, float[][] sum) {
        for (int c = 0; c < 2; c++) {
            if (stem[c].length > sum[c].length) {
                sum[c] = Arrays.copyOf(sum[c], stem[c].length);
            }
            for (int i = 0; i < stem[c].length; i++) {
                sum[c][i] += stem[c][i];
            }
        }
    }

    private static float[][] stem(
            Score score,
            Track track,
            double side,
            Instrument instrument,
            RenderSettings settings,
            Room room,
            Ducking ducking) {
        int rate = settings.sampleRateHz();
        Seat seat = Seat.of(track);
        int tail = settings.roomPercent() > 0 ? room.frames() : 0;
        AudioBuffer dry = instrument.render(
                new StemTask(track, score.tempo(), rate, tail, settings.seed().child(track.name())));
        StemDesk.equalise(dry, seat);
        float[][] stem = StemDesk.placed(dry, amplitude(seat.gainDb() + HEADROOM_DB), side * seat.place());
        if (settings.duckDb() > 0 && Ducking.concerns(track)) {
            ducking.apply(stem, settings.duckDb());
        }
        if (settings.roomPercent() > 0) {
            room.addTo(stem, amplitude(seat.sendDb()) * settings.roomPercent() / 100, rate);
        }
        return stem;
    }

    private static float[][] result(Future<float[][]> stem) {
        try {
            return stem.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("rendering was interrupted", interrupted);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failure.getCause() instanceof Error cause) {
                throw cause; // such as memory that does not suffice, which the caller knows how to tell
            }
            throw new IllegalStateException("a stem could not be made", failure);
        }
    }

    /** Length of a song: up to where the mix falls below silence for good, and a moment. */
    private static int frames(float[][] sum, int rate) {
        int last = 0;
        for (float[] side : sum) {
            int end = side.length;
            while (end > last && Math.abs(side[end - 1]) < SILENCE) {
                end--;
            }
            last = Math.max(last, end);
        }
        return last + (int) (END_SECONDS * rate);
    }

    private static AudioBuffer ended(float[][] sound, int frames, RenderSettings settings) {
        int rate = settings.sampleRateHz();
        for (int c = 0; c < sound.length; c++) {
            sound[c] = Arrays.copyOf(sound[c], frames);
        }
        fade(sound, (int) (Math.max(settings.fadeSeconds(), END_SECONDS / 2) * rate));
        return AudioBuffer.of(rate, sound);
    }

    private static void fade(float[][] stem, int length) {
        int frames = stem[0].length;
        int from = Math.max(0, frames - length);
        for (float[] side : stem) {
            for (int i = from; i < frames; i++) {
                double left = (frames - 1 - i) / (double) length;
                side[i] *= (float) (left * left * (3 - 2 * left));
            }
        }
    }

    private static double amplitude(double db) {
        return Math.pow(10, db / 20);
    }
}
