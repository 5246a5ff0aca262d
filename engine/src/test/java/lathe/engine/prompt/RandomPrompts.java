package lathe.engine.prompt;

import java.util.List;
import java.util.random.RandomGenerator;
import lathe.engine.seed.Seed;

/** Prompts that nobody would write, the same for the same seed and number. */
final class RandomPrompts {

    /** Where all of them come from. */
    static final long SEED = 20261121;

    private static final List<String> JOINTS = List.of(" ", ", ", " and ", " ohne ", "\n");

    private RandomPrompts() {}

    private static RandomGenerator random(String kind, int number) {
        return new Seed(SEED).child(kind).child(number).random();
    }

    /** Up to 14 words that the lexicon knows, in any order and language, sometimes with a tempo and a length. */
    static String ofKnownWords(int number) {
        RandomGenerator random = random("words", number);
        List<Surface> surfaces = Lexicon.standard().surfaces();
        StringBuilder prompt = new StringBuilder();
        for (int left = 1 + random.nextInt(14); left > 0; left--) {
            prompt.append(surfaces.get(random.nextInt(surfaces.size())).letters())
                    .append(JOINTS.get(random.nextInt(JOINTS.size())));
        }
        prompt.append(random.nextInt(4) == 0 ? (30 + random.nextInt(271)) + " bpm" : "");
        prompt.append(random.nextInt(6) == 0 ? ", " + (10 + random.nextInt(600)) + " seconds" : "");
        return prompt.toString();
    }

    /** Each of the nasty texts alone, then several of them in a row. */
    static String hostile(int number, List<String> nasty) {
        if (number < nasty.size()) {
            return nasty.get(number);
        }
        RandomGenerator random = random("hostile", number);
        StringBuilder prompt = new StringBuilder();
        for (int left = 1 + random.nextInt(6); left > 0; left--) {
            prompt.append(nasty.get(random.nextInt(nasty.size()))).append(random.nextBoolean() ? " " : "\n");
        }
        return prompt.toString();
    }
}
