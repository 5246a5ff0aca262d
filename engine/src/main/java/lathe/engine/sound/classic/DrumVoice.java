package lathe.engine.sound.classic;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import lathe.engine.seed.Seed;

/**
 * A drum kit: every key has a recipe of swept tones, modes, clouds of metal partials and bursts of noise. Strokes are made in a few
 * versions and used again, so that no two neighbours are alike and long songs cost little.
 */
final class DrumVoice implements Voice {

    private static final int VERSIONS = 4;
    private static final int VELOCITIES_ALIKE = 10;
    private static final int MOST_KEPT_FRAMES = 4_000_000;

    private final double rate;
    private final Map<Integer, DrumRecipe> recipes = new HashMap<>();
    private final Map<Integer, Double> levels = new HashMap<>();
    private final SequencedMap<Integer, float[][]> kept = new LinkedHashMap<>();
    private long keptFrames;
    private final String kit;

    DrumVoice(Patch patch, double rate) {
        this.rate = rate;
        kit = patch.word("kit", "drums");
    }

    @Override
    public int channels() {
        return 2;
    }

    private DrumRecipe recipe(int key) {
        return recipes.computeIfAbsent(key, k -> new DrumRecipe(DrumBook.of(kit, k), rate));
    }

    @Override
    public int mostFrames(PlayedNote note) {
        return recipe(note.pitch()).frames();
    }

    @Override
    public int render(PlayedNote note, RandomGenerator random, float[][] out) {
        int class0 = Math.min(127, note.velocity()) / VELOCITIES_ALIKE;
        int version = random.nextInt(VERSIONS);
        float[][] stroke = stroke(note.pitch(), class0, version);
        double middle = (class0 * VELOCITIES_ALIKE + VELOCITIES_ALIKE / 2.0) / 100;
        float gain = (float) (Loudness.velocity(note.force()) / Loudness.velocity(middle));
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < stroke[c].length; i++) {
                out[c][i] += gain * stroke[c][i];
            }
        }
        return stroke[0].length;
    }

    private float[][] stroke(int key, int velocityClass, int version) {
        int id = (key * 16 + velocityClass) * VERSIONS + version;
        float[][] old = kept.remove(id);
        if (old == null) {
            double force = (velocityClass * VELOCITIES_ALIKE + VELOCITIES_ALIKE / 2.0) / 100;
            old = make(key, force, version);
            keptFrames += old[0].length;
            Iterator<float[][]> oldest = kept.values().iterator();
            while (keptFrames > MOST_KEPT_FRAMES && oldest.hasNext()) {
                keptFrames -= oldest.next()[0].length;
                oldest.remove();
            }
        }
        kept.put(id, old);
        return old;
    }

    private float[][] make(int key, double force, int version) {
        DrumRecipe recipe = recipe(key);
        double level = levels.computeIfAbsent(key, k -> recipe.level(new Seed(k)));
        float[][] stroke = new float[2][recipe.frames()];
        recipe.render(force, new Seed(key).child(version + 1), stroke);
        float gain = (float) (level * Loudness.velocity(force));
        for (float[] side : stroke) {
            for (int i = 0; i < side.length; i++) {
                side[i] *= gain;
            }
        }
        return stroke;
    }
}
