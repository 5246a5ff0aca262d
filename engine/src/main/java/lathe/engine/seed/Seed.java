package lathe.engine.seed;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A number that randomness grows from. Each part of a song asks for a child by its own name, so that a change in one part
 * leaves the others as they were.
 *
 * @param value any
 */
public record Seed(long value) {

    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");

    /** The seed of a named part: always the same for the same name. FNV-1a over the name, mixed as in SplitMix64. */
    public Seed child(String name) {
        long hash = 0xcbf29ce484222325L ^ value;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return new Seed(mix(hash + 0x9e3779b97f4a7c15L));
    }

    /** The seed of a numbered part. */
    public Seed child(long number) {
        return new Seed(mix(value + 0x9e3779b97f4a7c15L * (number + 1)));
    }

    /** Fresh random numbers, the same at every call. */
    public RandomGenerator random() {
        return FACTORY.create(value);
    }

    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
