package lathe.vocoder.musicgen;

/**
 * How tokens are chosen from a model's scores.
 *
 * @param seed any number; the same seed, prompt and files give the same tokens
 * @param guidance how far the scores move away from those without a prompt: 1 is off, 3 is what the model's authors use.
 *     Above 1 every step runs the decoder on twice the rows
 * @param topK the number of best tokens to choose among; 0 is all
 * @param temperature divides the scores before the choice: below 1 safer, above 1 wilder, 0 always the best token
 */
public record Sampling(long seed, double guidance, int topK, double temperature) {

    /** What MusicGen was published with: guidance 3, the 250 best, temperature 1. */
    public static final Sampling PUBLISHED = new Sampling(0, 3.0, 250, 1.0);

    /** Far beyond what makes sense. */
    static final double MOST_GUIDANCE = 100;

    public Sampling {
        if (!(guidance >= 1 && guidance <= MOST_GUIDANCE)) {
            throw new IllegalArgumentException("guidance=" + guidance + " is outside 1 to " + MOST_GUIDANCE);
        }
        if (topK < 0) {
            throw new IllegalArgumentException("topK=" + topK + " must be 0 (all) or more");
        }
        if (!(temperature >= 0 && temperature <= 100)) {
            throw new IllegalArgumentException("temperature=" + temperature + " is outside 0 to 100");
        }
    }

    /** The same with another seed. */
    public Sampling withSeed(long other) {
        return new Sampling(other, guidance, topK, temperature);
    }

    /** Always the best token, without guidance. */
    public static Sampling greedy() {
        return new Sampling(0, 1.0, 0, 0);
    }

    boolean guided() {
        return guidance > 1;
    }
}
