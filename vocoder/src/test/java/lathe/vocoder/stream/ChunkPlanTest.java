package lathe.vocoder.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import lathe.vocoder.Context;
import org.junit.jupiter.api.Test;

class ChunkPlanTest {

    private static SyntheticDecoder decoder(int left, int right, int excess) {
        return new SyntheticDecoder(22_050, 1, 16, 4, excess, 1, Context.exact(left, right));
    }

    @Test
    void tilesFollowEachOtherWithoutGapAndKeepTheirContext() {
        long seed = 20;
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            int left = random.nextInt(20);
            int right = random.nextInt(20);
            int frames = 1 + random.nextInt(300);
            int excess = random.nextInt(33) - 16;
            var decoder = decoder(left, right, excess);
            ChunkPlan plan = ChunkPlan.of(decoder, frames, 1 + random.nextInt(60));
            String what = "seed " + seed + " round " + round + ": " + plan.tiles() + " tiles of " + plan.windowFrames();
            long at = 0;
            for (int i = 0; i < plan.tiles(); i++) {
                Tile tile = plan.tile(i);
                assertThat(tile.frames()).as(what).isEqualTo(plan.windowFrames());
                assertThat(tile.fromFrame()).as(what).isNotNegative();
                assertThat(tile.toFrame()).as(what).isLessThanOrEqualTo(frames);
                assertThat(tile.fromSample()).as(what).isEqualTo(at);
                assertThat(tile.toSample() - 16L * tile.fromFrame())
                        .as(what + ": all kept samples are in the window")
                        .isLessThanOrEqualTo(decoder.samples(tile.frames()));
                if (i > 0) {
                    assertThat(tile.fromSample()).as(what).isGreaterThanOrEqualTo(16L * (tile.fromFrame() + left));
                }
                if (i < plan.tiles() - 1) {
                    assertThat(tile.toSample()).as(what).isLessThanOrEqualTo(16L * (tile.toFrame() - right));
                }
                at = tile.toSample();
            }
            assertThat(at).as(what).isEqualTo(decoder.samples(frames)).isEqualTo(plan.totalSamples());
        }
    }

    @Test
    void theWorkFactorIsTheOneOfTheKernels() {
        // 13 frames on either side of 32 new ones cost (32 + 26) / 32.
        ChunkPlan plan = ChunkPlan.of(decoder(13, 13, 0), 32 * 1000, 32);
        assertThat(plan.workFactor()).isCloseTo(58 / 32.0, org.assertj.core.api.Assertions.within(0.01));
    }

    @Test
    void anInputWithinAWindowIsDecodedWhole() {
        ChunkPlan plan = ChunkPlan.of(decoder(13, 13, 0), 58, 32);
        assertThat(plan.tiles()).isEqualTo(1);
        assertThat(plan.tile(0)).isEqualTo(new Tile(0, 58, 0, 58 * 16));
    }

    @Test
    void noFramesAreNoTiles() {
        ChunkPlan plan = ChunkPlan.of(decoder(3, 3, 8), 0);
        assertThat(plan.tiles()).isZero();
        assertThat(plan.totalSamples()).isZero();
    }

    @Test
    void halfOfAnInexactOverlapIsFaded() {
        var decoder = new SyntheticDecoder(22_050, 1, 16, 4, 0, 1, Context.overlap(10, -60));
        assertThat(ChunkPlan.of(decoder, 300, 30).fadeSamples()).isEqualTo(5 * 16);
        assertThat(ChunkPlan.economy(decoder, Context.exact(4, 4), 300, 30).fadeSamples())
                .isZero();
    }

    @Test
    void impossiblePlansAreRefused() {
        assertThatThrownBy(() -> ChunkPlan.of(decoder(1, 1, 0), -1, 5)).hasMessageContaining("frames=-1");
        assertThatThrownBy(() -> ChunkPlan.of(decoder(1, 1, 0), 10, 0)).hasMessageContaining("tileFrames=0");
        assertThatThrownBy(() -> ChunkPlan.of(decoder(1, 1, 0), 10, 5).tile(2)).hasMessageContaining("tile 2 of 2");
    }
}
