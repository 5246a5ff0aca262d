package lathe.core.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Byte offsets are those of EBU Tech 3285 version 2, table of the broadcast_audio_extension. */
class AudioMetadataTest {

    private static final int TIME_REFERENCE = 256 + 32 + 32 + 10 + 8;
    private static final int VERSION = TIME_REFERENCE + 8;
    private static final int LOUDNESS = VERSION + 2 + 64;

    private static AudioMetadata broadcast(int version) {
        ByteBuffer body = ByteBuffer.allocate(602 + 5).order(ByteOrder.LITTLE_ENDIAN);
        body.put(0, "A take".getBytes(StandardCharsets.US_ASCII));
        body.putLong(TIME_REFERENCE, 48_000L * 3600).putShort(VERSION, (short) version);
        for (int i = 0; i < 5; i++) {
            body.putShort(LOUDNESS + 2 * i, (short) -2300);
        }
        body.put(606, (byte) 'x');
        return new AudioMetadata(Map.of("INAM", "Song"), body.array());
    }

    private static ByteBuffer body(AudioMetadata metadata) {
        return ByteBuffer.wrap(metadata.bext()).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void changedSoundNoLongerClaimsTheLoudnessOfTheOld() {
        AudioMetadata changed = broadcast(2).withoutLoudness();
        byte[] expected = broadcast(2).bext();
        ByteBuffer fields = ByteBuffer.wrap(expected).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 5; i++) {
            fields.putShort(LOUDNESS + 2 * i, (short) 0x7fff);
        }
        assertThat(changed.bext()).isEqualTo(expected);
        assertThat(changed.tags()).containsEntry("INAM", "Song");
    }

    @Test
    void beforeVersionTwoThereIsNoLoudnessToForget() {
        assertThat(broadcast(1).withoutLoudness().bext()).isEqualTo(broadcast(1).bext());
    }

    @Test
    void theTimeOfDayStaysAtAnotherRate() {
        AudioMetadata slower = broadcast(1).atRate(48_000, 44_100);
        assertThat(body(slower).getLong(TIME_REFERENCE)).isEqualTo(44_100L * 3600);
    }

    @Test
    void chunksTooShortForTheFieldsStayAsTheyAre() {
        AudioMetadata odd = new AudioMetadata(Map.of(), new byte[] {1, 2, 3});
        assertThat(odd.withoutLoudness().atRate(48_000, 96_000).bext()).containsExactly(1, 2, 3);
    }
}
