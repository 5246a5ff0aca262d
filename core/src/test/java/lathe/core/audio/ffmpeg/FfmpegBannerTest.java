package lathe.core.audio.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import lathe.core.audio.SampleEncoding;
import org.junit.jupiter.api.Test;

/** The texts are what ffmpeg 5.1 prints. */
class FfmpegBannerTest {

    private static Optional<FfmpegBanner> parse(String text) {
        return FfmpegBanner.parse(text.lines().toList());
    }

    private static FfmpegBanner ofStream(String container, String stream) {
        return parse("Input #0, " + container + ", from 'file:x':\n  Stream #0:0: Audio: " + stream)
                .orElseThrow();
    }

    @Test
    void formatAndTextsOfAFileAreFound() {
        FfmpegBanner banner = parse("""
                        Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'a.m4a':
                          Metadata:
                            major_brand     : M4A\s
                            title           : A : b=c
                            artist          : Ä ö
                            encoder         : Lavf59.27.100
                            comment         : two
                                            : lines
                          Duration: 00:00:02.00, start: 0.000000, bitrate: 270 kb/s
                          Stream #0:0[0x1](und): Audio: aac (LC) (mp4a / 0x6134706D), 44100 Hz, stereo, fltp, 262 kb/s (default)
                            Metadata:
                              handler_name    : SoundHandler
                        At least one output file must be specified
                        """).orElseThrow();
        assertThat(banner.format()).isEqualTo("AAC");
        assertThat(banner.encoding()).isEqualTo(SampleEncoding.COMPRESSED);
        assertThat(banner.tags())
                .containsOnly(
                        java.util.Map.entry("INAM", "A : b=c"),
                        java.util.Map.entry("IART", "Ä ö"),
                        java.util.Map.entry("ICMT", "two\nlines"));
    }

    @Test
    void textsOfAStreamCountToo() {
        FfmpegBanner banner = parse("""
                        Input #0, ogg, from 'a.opus':
                          Duration: 00:00:02.01, start: 0.000000, bitrate: 105 kb/s
                          Stream #0:0: Audio: opus, 48000 Hz, stereo, fltp
                            Metadata:
                              TITLE           : a song
                              track           : 3
                        """).orElseThrow();
        assertThat(banner.format()).isEqualTo("Opus");
        assertThat(banner.tags()).containsEntry("INAM", "a song").containsEntry("ITRK", "3");
    }

    @Test
    void codecsGetTheNamesThatPeopleUse() {
        assertThat(ofStream("mp3", "mp3, 48000 Hz, stereo, fltp, 109 kb/s").format())
                .isEqualTo("MP3");
        assertThat(ofStream("ogg", "vorbis, 48000 Hz, stereo, fltp, 112 kb/s").format())
                .isEqualTo("Ogg Vorbis");
        assertThat(ofStream("matroska,webm", "vorbis, 48000 Hz, stereo, fltp").format())
                .isEqualTo("Vorbis");
        assertThat(ofStream("ac3", "ac3, 48000 Hz, 5.1(side), fltp, 448 kb/s").format())
                .isEqualTo("AC3");
    }

    @Test
    void losslessFormatsSayTheirWordLength() {
        assertThat(ofStream("mov", "alac (alac / 0x63616C61), 44100 Hz, stereo, s16p, 800 kb/s")
                        .encoding())
                .isEqualTo(SampleEncoding.PCM_16);
        assertThat(ofStream("mov", "alac (alac / 0x63616C61), 96000 Hz, stereo, s32p (24 bit), 2800 kb/s")
                        .encoding())
                .isEqualTo(SampleEncoding.PCM_24);
        assertThat(ofStream("mp3", "mp3, 48000 Hz, stereo, s16p, 109 kb/s").encoding())
                .isEqualTo(SampleEncoding.COMPRESSED);
    }

    @Test
    void aPictureHoldsNoSound() {
        assertThat(parse("Input #0, png_pipe, from 'p.png':\n  Stream #0:0: Video: png, rgb24(pc), 16x16, 25 fps"))
                .isEmpty();
        assertThat(parse("notes.txt: Invalid data found when processing input")).isEmpty();
    }
}
