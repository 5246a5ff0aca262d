package lathe.app;

import java.io.IOException;
import java.nio.file.Path;
import lathe.engine.measure.preference.PreferenceModel;
import lathe.engine.measure.preference.VoteFile;
import lathe.neural.model.ModelPlaces;

/** Where the user's votes lie: beside the models, in the folder that the system gives programs for what belongs to a user. */
final class Ratings {

    private Ratings() {}

    /** {@code ratings.json}; it may not exist yet. */
    static Path file() {
        return ModelPlaces.ofUser().models().resolveSibling("ratings.json");
    }

    /** What the user's votes say; all songs score 0 before the first. */
    static PreferenceModel model() throws IOException {
        return PreferenceModel.of(VoteFile.read(file()));
    }
}
