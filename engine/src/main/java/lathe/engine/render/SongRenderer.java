package lathe.engine.render;

import java.util.ArrayList;
import java.util.Arrays;
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

    private SongRenderer() {}

    /**
     * Sounds a score.
     *
     * @throws IllegalArgumentException if a track is too long to be sounded; the message says which
     */
    public static Rendered render(Score score, Instrument instrument, RenderSettings settings) {
        int rate = settings.sampleRateHz();
        Room room = new Room(rate);
        Ducking ducking = new Ducking(score, rate);
        List<Track> tracks = score.tracks();
        SequencedMap<String, AudioBuffer> stems = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(settings.threads())) {
            List<Future<float[][]>> made = new ArrayList<>();
            for (int i = 0; i < tracks.size(); i++) {
                Track track = tracks.get(i);
                double side = i % 2 == 0 ? 1 : -1;
                made.add(threads.submit(() -> stem(score, track, side, instrument, settings, room, ducking)));
            }
            List<float[][]> sounds = new ArrayList<>();
            for (Future<float[][]> stem : made) {
                sounds.add(result(stem));
            }
            join(tracks, sounds, settings, stems);
        }
        return new Rendered(stems, sum(stems, rate));
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
        AudioBuffer dry = instrument.render(
                new StemTask(track, score.tempo(), rate, settings.seed().child(track.name())));
        Seat seat = Seat.of(track);
        StemDesk.equalise(dry, seat);
        int tail = settings.roomPercent() > 0 ? room.frames() : 0;
        float[][] stem =
                StemDesk.placed(dry, amplitude(seat.gainDb() + HEADROOM_DB), side * seat.place(), dry.frames() + tail);
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
            throw new IllegalStateException("a stem could not be made", failure);
        }
    }

    private static void join(
            List<Track> tracks,
            List<float[][]> sounds,
            RenderSettings settings,
            SequencedMap<String, AudioBuffer> stems) {
        int rate = settings.sampleRateHz();
        int last = 0;
        for (float[][] sound : sounds) {
            for (float[] side : sound) {
                int end = side.length;
                while (end > last && Math.abs(side[end - 1]) < SILENCE) {
                    end--;
                }
                last = Math.max(last, end);
            }
        }
        int frames = last + (int) (END_SECONDS * rate);
        for (int i = 0; i < sounds.size(); i++) {
            float[][] sound = sounds.get(i);
            for (int c = 0; c < sound.length; c++) {
                sound[c] = Arrays.copyOf(sound[c], frames);
            }
            fade(sound, (int) (Math.max(settings.fadeSeconds(), END_SECONDS / 2) * rate));
            String name = tracks.get(i).name();
            for (int again = 2; stems.containsKey(name); again++) {
                name = tracks.get(i).name() + " " + again;
            }
            stems.put(name, AudioBuffer.of(rate, sound));
        }
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

    private static AudioBuffer sum(SequencedMap<String, AudioBuffer> stems, int rate) {
        int frames = stems.isEmpty() ? 1 : stems.firstEntry().getValue().frames();
        float[][] mix = new float[2][frames];
        for (AudioBuffer stem : stems.values()) {
            for (int c = 0; c < 2; c++) {
                float[] from = stem.channel(c);
                float[] to = mix[c];
                for (int i = 0; i < frames; i++) {
                    to[i] += from[i];
                }
            }
        }
        return AudioBuffer.of(rate, mix);
    }

    private static double amplitude(double db) {
        return Math.pow(10, db / 20);
    }
}
