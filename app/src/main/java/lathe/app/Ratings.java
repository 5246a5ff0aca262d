package lathe.app;

import java.nio.file.Path;
import lathe.neural.model.ModelPlaces;

/** Where the user's votes lie: beside the models, in the folder that the system gives programs for what belongs to a user. */
final class Ratings {

    private Ratings() {}

    /** {@code ratings.json}; it may not exist yet. */
    static Path file() {
        return ModelPlaces.ofUser().models().resolveSibling("ratings.json");
    }
}
