package lathe.engine.song;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import lathe.core.audio.AudioMetadata;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ProvenanceTest {

    private static final Provenance SONG = new Provenance(
            "Dawn & <dusk> \u0001",
            "Lathe 0.1.0",
            -7,
            "ab".repeat(32),
            "markov, classic",
            SourceType.TRAINED_ALGORITHMIC,
            List.of("OpenScore Lieder (CC0)"));

    @Test
    void ixmlIsXmlWhateverTheTitle() throws Exception {
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(SONG.audio().ixml())));
        assertThat(text(document, "PROJECT")).isEqualTo("Dawn & <dusk> ");
        assertThat(text(document, "SEED")).isEqualTo("-7");
        assertThat(text(document, "DIGITAL_SOURCE_TYPE"))
                .isEqualTo("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia");
    }

    private static String text(org.w3c.dom.Document document, String name) {
        return document.getElementsByTagName(name).item(0).getTextContent();
    }

    /** Sizes and places of EBU Tech 3285: 602 bytes, the originator at 256, the version at 346. */
    @Test
    void bextHoldsWhoMadeIt() {
        byte[] bext = SONG.audio().bext();
        assertThat(bext).hasSize(602);
        assertThat(new String(bext, 256, 11, StandardCharsets.US_ASCII)).isEqualTo("Lathe 0.1.0");
        assertThat(new String(bext, 0, 18, StandardCharsets.US_ASCII)).isEqualTo("AI-generated music");
        assertThat(bext[346]).isEqualTo((byte) 1);
    }

    @Test
    void textsTellWhatIsNeededToMakeItAgain() {
        assertThat(SONG.texts()).contains("generator=Lathe 0.1.0", "seed=-7", "blueprint_sha256=" + "ab".repeat(32));
        AudioMetadata audio = SONG.audio();
        assertThat(audio.tags()).containsEntry("ISFT", "Lathe 0.1.0");
        assertThat(audio.tags().get("ICMT")).contains("AI-generated", "seed=-7");
    }
}
