package lathe.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import lathe.engine.measure.preference.PreferenceModel;
import lathe.engine.measure.preference.VoteFile;
import lathe.engine.song.Song;
import org.jspecify.annotations.Nullable;

/** Several songs of the same words, of which the one stays that the user is likely to prefer. */
final class BestOf {

    private BestOf() {}

    /**
     * Writes candidates with the seeds from {@code seed} on.
     *
     * @param votes file of votes, or null for the user's own
     */
    static SongWork of(
            String words, SongOptions options, long seed, int candidates, @Nullable Path votes, Screen screen)
            throws IOException {
        Path file = votes == null ? Ratings.file() : votes;
        if (!Files.exists(file)) {
            throw new CallException(file
                    + ": no votes yet for --best-of to go by; compare songs with lathe rate A.json B.json --prefer A");
        }
        PreferenceModel model = PreferenceModel.of(VoteFile.read(file));
        SongWork best = SongWork.of(words, options, seed);
        double bestScore = score(model, best, words);
        double worstScore = bestScore;
        long firstSeed = song(best, words).blueprint().seed();
        try (Progress progress = Progress.on(screen)) {
            for (int i = 1; i < candidates; i++) {
                progress.at("composing", i, candidates);
                SongWork next = SongWork.of(words, options, seed + i);
                if (song(next, words).blueprint().seed() == firstSeed) {
                    throw new CallException(
                            words
                                    + ": brings a seed of its own, so that all candidates were the same; leave it out for --best-of");
                }
                double score = score(model, next, words);
                worstScore = Math.min(worstScore, score);
                if (score > bestScore) {
                    best = next;
                    bestScore = score;
                }
            }
        }
        screen.notice(String.format(
                Locale.ROOT,
                "lathe: the best of %d by %d votes: score %.2f, the last one %.2f",
                candidates,
                model.votes(),
                bestScore,
                worstScore));
        return best;
    }

    private static double score(PreferenceModel model, SongWork work, String words) {
        return model.score(song(work, words));
    }

    private static Song song(SongWork work, String words) {
        Song song = work.song();
        if (song == null) {
            throw new CallException(words + ": holds notes, which --best-of cannot write again; give words");
        }
        return song;
    }
}
