package lathe.vocoder.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageCacheTest {

    private static final int HELD_FRAMES = 512;

    /** The playhead has gone far away and the worker follows it, while what was left is still fading out. */
    @Test
    void theRoomOfAPageIsNotUsedAgainWhileAVoiceHoldsIt() throws Exception {
        var decoder = new SyntheticDecoder(22_050, 1, 256, 3);
        PageRenderer renderer = new PageRenderer(decoder, new PageGrid(decoder, 44_100, 16));
        Voice voice = new Voice(384, HELD_FRAMES, 4);
        PageCache cache = new PageCache(renderer, Values.noise(1000, 3), 4, List.of(voice));
        for (int page = 0; page < 4; page++) {
            assertThat(cache.renderNext(0, 4)).isTrue();
        }
        float[] first = pageOf(cache, 0);
        float[][] heard = new float[1][2 * HELD_FRAMES];
        voice.begin(cache, 0);
        voice.play(heard, 0, HELD_FRAMES, true, false, null);

        long away = 40L * cache.pageFrames();
        for (int call = 0; call < 10; call++) {
            cache.renderNext(away, 4);
        }
        assertThat(cache.get(0)).as("gone from the table").isNull();
        assertThat(cache.has(away, away + 3L * cache.pageFrames())).isTrue();
        assertThat(cache.get(43)).as("the room of the page that is held").isNull();
        voice.play(heard, HELD_FRAMES, 2 * HELD_FRAMES, true, false, null);
        assertThat(heard[0]).isEqualTo(Arrays.copyOf(first, 2 * HELD_FRAMES));

        voice.letGo();
        assertThat(cache.renderNext(away, 4)).isTrue();
        assertThat(cache.get(43)).isNotNull();
        assertThat(cache.roomsMade()).isEqualTo(4);
    }

    private static float[] pageOf(PageCache cache, int page) {
        float[][] audio = cache.get(page);
        assertThat(audio).isNotNull();
        return audio == null ? new float[0] : audio[0].clone();
    }
}
