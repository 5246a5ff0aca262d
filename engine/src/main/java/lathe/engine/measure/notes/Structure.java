package lathe.engine.measure.notes;

import java.util.Arrays;
import java.util.List;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.theory.PitchClass;

/**
 * How well the best stretch of each length explains a piece by its own repetitions.
 *
 * <p>Fitness of a stretch is the harmonic mean of how well its repetitions match and of how much of the piece they cover, the
 * stretch itself left out of both: M. Mueller, N. Jiang and P. Grosche, "A robust fitness measure for capturing repetitions in
 * music recordings", IEEE TASLP 21 (2013), equations 1 to 8. Similarity is the cosine of pitch-class times of half a second,
 * smoothed over four seconds along the diagonal, the best of twelve transpositions, the highest quarter scaled to 0 to 1 and the
 * rest -2, as S.-L. Wu and Y.-H. Yang (ISMIR 2020) have it; theirs is taken from audio and follows tempo changes as well.
 */
final class Structure {

    private static final double FRAMES_PER_SECOND = 2;
    private static final int MOST_FRAMES = 320;
    private static final int MOST_FRAMES_OF_LONG = 110;
    private static final double SMOOTH_SECONDS = 4;
    private static final double KEPT = 0.25;
    private static final float PENALTY = -2;

    private final float[][] similarity;
    private final double secondsPerFrame;

    private Structure(float[][] similarity, double secondsPerFrame) {
        this.similarity = similarity;
        this.secondsPerFrame = secondsPerFrame;
    }

    /** Frames of half a second, or longer where the piece is longer than 160 s. */
    static Structure fine(Score score, List<Note> pitched) {
        return of(score, pitched, MOST_FRAMES);
    }

    /** Few frames, for stretches of any length. */
    static Structure coarse(Score score, List<Note> pitched) {
        return of(score, pitched, MOST_FRAMES_OF_LONG);
    }

    private static Structure of(Score score, List<Note> pitched, int mostFrames) {
        double seconds = score.seconds();
        double perFrame = Math.max(1 / FRAMES_PER_SECOND, seconds / mostFrames);
        int frames = (int) Math.min(mostFrames, Math.ceil(seconds / perFrame));
        double[][] chroma = Chroma.of(pitched, tick -> score.tempo().seconds(tick) / perFrame, frames);
        return ofChroma(chroma, perFrame);
    }

    /** From pitch-class weights of equal stretches of time. */
    static Structure ofChroma(double[][] chroma, double secondsPerFrame) {
        int reach = (int) Math.max(1, Math.round(SMOOTH_SECONDS / secondsPerFrame));
        return new Structure(enhanced(unit(chroma), reach), secondsPerFrame);
    }

    /** Largest fitness of a stretch of a length between the two, both included; 0 if the piece is too short for any. */
    double indicator(double fromSeconds, double toSeconds) {
        int frames = similarity.length;
        int shortest = (int) Math.max(1, Math.ceil(fromSeconds / secondsPerFrame - 1e-9));
        int longest = (int) Math.min(frames, Math.floor(toSeconds / secondsPerFrame + 1e-9));
        double best = 0;
        for (int length = shortest; length <= longest; length++) {
            for (int start = 0; start + length <= frames; start++) {
                best = Math.max(best, fitness(start, length));
            }
        }
        return best;
    }

    private static float[][] unit(double[][] chroma) {
        float[][] unit = new float[chroma.length][PitchClass.COUNT];
        for (int n = 0; n < chroma.length; n++) {
            double square = 0;
            for (double weight : chroma[n]) {
                square += weight * weight;
            }
            // Silence resembles silence: all classes alike, as when nothing is known.
            double scale = square > 0 ? 1 / Math.sqrt(square) : 0;
            for (int pc = 0; pc < PitchClass.COUNT; pc++) {
                unit[n][pc] = square > 0 ? (float) (chroma[n][pc] * scale) : (float) Math.sqrt(1.0 / PitchClass.COUNT);
            }
        }
        return unit;
    }

    private static float[][] enhanced(float[][] unit, int reach) {
        int n = unit.length;
        float[][] best = new float[n][n];
        float[][] plain = new float[n][n];
        for (int shift = 0; shift < PitchClass.COUNT; shift++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    plain[i][j] = cosine(unit[i], unit[j], shift);
                }
            }
            smoothInto(best, plain, reach);
        }
        threshold(best);
        return best;
    }

    private static float cosine(float[] a, float[] b, int shift) {
        float sum = 0;
        for (int pc = 0; pc < PitchClass.COUNT - shift; pc++) {
            sum += a[pc] * b[pc + shift];
        }
        for (int pc = PitchClass.COUNT - shift; pc < PitchClass.COUNT; pc++) {
            sum += a[pc] * b[pc + shift - PitchClass.COUNT];
        }
        return sum;
    }

    /** Means along the diagonals, centred, of what there is; the larger of the old value and the new one stays. */
    private static void smoothInto(float[][] best, float[][] plain, int reach) {
        int n = plain.length;
        // Sums along the diagonals from the edge on, so that any stretch is a difference of two.
        double[][] sums = new double[n + 1][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                sums[i + 1][j + 1] = sums[i][j] + plain[i][j];
            }
        }
        int before = reach / 2;
        int after = reach - before;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                int back = Math.min(before, Math.min(i, j));
                int ahead = Math.min(after, n - Math.max(i, j));
                double sum = sums[i + ahead][j + ahead] - sums[i - back][j - back];
                best[i][j] = Math.max(best[i][j], (float) (sum / (back + ahead)));
            }
        }
    }

    private static void threshold(float[][] s) {
        int n = s.length;
        float[] all = new float[n * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(s[i], 0, all, i * n, n);
        }
        Arrays.sort(all);
        float low = n == 0 ? 0 : all[(int) Math.min(all.length - 1, Math.floor((1 - KEPT) * all.length))];
        float high = n == 0 ? 0 : all[all.length - 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                float kept = high - low > 1e-6f ? (s[i][j] - low) / (high - low) : 1;
                s[i][j] = s[i][j] >= low ? Math.min(1, kept) : PENALTY;
            }
            s[i][i] = 1;
        }
    }

    /**
     * The best family of paths over all rows and the stretch's columns, by dynamic programming with steps (1,1), (2,1) and (1,2);
     * column 0 is where no path runs. Number of cells and covered rows are carried along in place of tracing back.
     */
    private double fitness(int start, int length) {
        int rows = similarity.length;
        int width = length + 1;
        float[][] score = new float[3][width];
        int[][] cells = new int[3][width];
        int[][] covered = new int[3][width];
        for (float[] row : score) {
            Arrays.fill(row, Float.NEGATIVE_INFINITY);
        }
        for (int n = 0; n < rows; n++) {
            int now = n % 3;
            int one = (n + 2) % 3;
            int two = (n + 1) % 3;
            float[] s = similarity[n];
            boolean ends = n > 0 && score[one][length] > score[one][0];
            score[now][0] = n == 0 ? 0 : ends ? score[one][length] : score[one][0];
            cells[now][0] = n == 0 ? 0 : cells[one][ends ? length : 0];
            covered[now][0] = n == 0 ? 0 : covered[one][ends ? length : 0];
            score[now][1] = score[now][0] + s[start];
            cells[now][1] = cells[now][0] + 1;
            covered[now][1] = covered[now][0] + 1;
            for (int m = 2; m < width; m++) {
                float best = n > 0 ? score[one][m - 1] : Float.NEGATIVE_INFINITY;
                int row = one;
                int column = m - 1;
                int rowsMoved = 1;
                if (n > 0 && m > 2 && score[one][m - 2] > best) {
                    best = score[one][m - 2];
                    column = m - 2;
                }
                if (n > 1 && score[two][m - 1] > best) {
                    best = score[two][m - 1];
                    row = two;
                    column = m - 1;
                    rowsMoved = 2;
                }
                score[now][m] = best + s[start + m - 1];
                cells[now][m] = cells[row][column] + 1;
                covered[now][m] = covered[row][column] + rowsMoved;
            }
        }
        int last = (rows - 1) % 3;
        int end = score[last][length] > score[last][0] ? length : 0;
        int pathCells = cells[last][end];
        if (pathCells == 0) {
            return 0;
        }
        double match = (score[last][end] - length) / pathCells;
        double coverage = (covered[last][end] - length) / (double) rows;
        return match > 0 && coverage > 0 ? 2 * match * coverage / (match + coverage) : 0;
    }
}
