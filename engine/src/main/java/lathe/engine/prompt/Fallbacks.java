package lathe.engine.prompt;

import java.util.List;
import java.util.Optional;

/** The genre that moods, scenes and instruments lean to where no genre is named, from {@code fallbacks.tsv}. */
final class Fallbacks {

    private static final List<String[]> ROWS = Tsv.rows("fallbacks.tsv");

    private Fallbacks() {}

    static Optional<Said<String>> genre(Wishes wishes) {
        for (String[] row : ROWS) {
            Said<Double> mood = wishes.moods.get(row[0]);
            String words = mood == null ? wishes.instruments.get(row[0]) : mood.words();
            if (words != null) {
                return Optional.of(new Said<>(row[1], words));
            }
        }
        return Optional.empty();
    }
}
