package lathe.engine.render;

import java.util.Arrays;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;

/** Steps back under each kick and comes up again before the next: the breathing of house and its kin. */
final class Ducking {

    private static final int LOW_KICK = 35;
    private static final int KICK = 36;
    private static final double DOWN_SECONDS = 0.004;
    private static final double UP_SECONDS = 0.22;

    private final int[] kicks;
    private final int rate;

    Ducking(Score score, int rate) {
        this.rate = rate;
        kicks = score.tracks().stream()
                .filter(Track::percussion)
                .flatMap(track -> track.notes().stream())
                .filter(note -> note.pitch() == KICK || note.pitch() == LOW_KICK)
                .mapToLong(Note::playedTick)
                .mapToInt(tick -> (int) Math.round(score.tempo().seconds(tick) * rate))
                .distinct()
                .sorted()
                .toArray();
    }

    /** True for what makes room for the kick. */
    static boolean concerns(Track track) {
        TrackRole role = track.role();
        return role == TrackRole.PAD
                || role == TrackRole.ARPEGGIO
                || role == TrackRole.BASS
                || role == TrackRole.CHORDS;
    }

    /** Turns the stem down by so many dB at each kick. */
    void apply(float[][] stem, double db) {
        float depth = (float) (1 - Math.pow(10, -db / 20));
        int down = (int) (DOWN_SECONDS * rate);
        int up = (int) (UP_SECONDS * rate);
        int frames = stem[0].length;
        float[] gain = new float[down + up];
        for (int k = 0; k < kicks.length; k++) {
            int from = Math.max(0, kicks[k] - down);
            int to = Math.min(
                    frames, k + 1 < kicks.length ? Math.min(kicks[k] + up, kicks[k + 1] - down) : kicks[k] + up);
            Arrays.fill(gain, 1);
            for (int i = from; i < to; i++) {
                double part = i < kicks[k] ? (kicks[k] - i) / (double) down : (i - kicks[k]) / (double) up;
                double smooth = part * part * (3 - 2 * part);
                gain[i - from] = (float) (1 - depth * (1 - smooth));
            }
            for (float[] side : stem) {
                for (int i = from; i < to; i++) {
                    side[i] *= gain[i - from];
                }
            }
        }
    }
}
