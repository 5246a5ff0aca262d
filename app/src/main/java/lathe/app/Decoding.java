package lathe.app;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import lathe.core.process.OfflineRender;
import lathe.neural.session.InferenceException;
import lathe.neural.session.SessionSettings;
import lathe.vocoder.Context;
import lathe.vocoder.Decoder;
import lathe.vocoder.Frames;
import lathe.vocoder.latent.LatentDecoder;
import lathe.vocoder.latent.LatentFrames;
import lathe.vocoder.latent.PublishedDecode;
import lathe.vocoder.stream.ChunkPlan;
import lathe.vocoder.stream.ContextProfile;
import lathe.vocoder.stream.TiledDecode;
import org.jspecify.annotations.Nullable;

/** Frames to sound, however long they are: which tiles, how many at a time, and what that was called in the record. */
final class Decoding {

    /** What the faster setting may cost. */
    private static final double ECONOMY_DB = -90;

    private final int threads;
    private final boolean economy;
    private final boolean published;
    private final Map<String, @Nullable Object> plan = new LinkedHashMap<>();

    /**
     * @param threads to use in all
     * @param economy less context than an exact decoder asks for, within {@value #ECONOMY_DB} dB
     * @param published the windows of the program that the model was published with, where they are known
     */
    Decoding(int threads, boolean economy, boolean published) {
        this.threads = threads;
        this.economy = economy;
        this.published = published;
    }

    /** How the model is to be opened: threads take tiles, or work together inside of one window after the other. */
    SessionSettings settings() {
        return published ? SessionSettings.offline(threads) : SessionSettings.live();
    }

    /** Decodes all frames into the sink. */
    void run(Decoder decoder, Frames frames, OfflineRender.Sink sink, Progress progress)
            throws InferenceException, IOException, InterruptedException {
        if (published && decoder instanceof LatentDecoder latent && frames instanceof LatentFrames latents) {
            plan.put("tiles", "as published for " + latent.format().name());
            plan.put("overlap_rule", latent.format().overlap().toString());
            new PublishedDecode(latent).run(latents, sink, (done, total) -> progress.at("decoding", done, total));
            return;
        }
        ChunkPlan tiles = plan(decoder, frames);
        plan.put("tiles", tiles.tiles());
        plan.put("window_frames", tiles.windowFrames());
        plan.put("cross_fade_samples", tiles.fadeSamples());
        plan.put("work_factor", Json.number(tiles.workFactor(), 3));
        plan.put("workers", threads);
        new TiledDecode(decoder, tiles, threads)
                .run(frames, sink, (done, total) -> progress.at("decoding", done, total));
    }

    private ChunkPlan plan(Decoder decoder, Frames frames) throws InferenceException {
        Context context = decoder.context();
        ChunkPlan exact = ChunkPlan.of(decoder, frames.frames());
        int reach = Math.max(context.left(), context.right());
        put(context);
        if (!economy || !context.exact() || exact.tiles() < 2 || reach == 0 || frames.frames() <= 4 * reach) {
            return exact;
        }
        Context least = ContextProfile.measure(decoder, frames.slice(0, 4 * reach + 1), reach)
                .economy(ECONOMY_DB);
        put(least);
        int tile = exact.windowFrames() - context.left() - context.right();
        return ChunkPlan.economy(decoder, least, frames.frames(), tile);
    }

    private void put(Context context) {
        plan.put("context_left_frames", context.left());
        plan.put("context_right_frames", context.right());
        plan.put("exact", context.exact());
        plan.put("seam_error_db", context.exact() ? null : Json.number(context.seamErrorDb(), 1));
    }

    /** What was done, for the record. */
    Map<String, @Nullable Object> plan() {
        return plan;
    }
}
