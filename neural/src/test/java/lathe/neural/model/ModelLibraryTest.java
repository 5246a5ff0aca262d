package lathe.neural.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lathe.core.testing.Fixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLibraryTest {

    private static final List<String> MEL_IN = List.of("mel f32 N 80 L");
    private static final List<String> AUDIO_OUT = List.of("audio f32 N S");

    @TempDir
    Path temp;

    private ModelPlaces places = new ModelPlaces(Path.of("never"), Path.of("never"));
    private ModelLibrary library = new ModelLibrary(places, ClassLoader.getPlatformClassLoader());

    @BeforeEach
    void makeLibrary() {
        places = new ModelPlaces(temp.resolve("data/lathe/models"), temp.resolve("cache"));
        library = new ModelLibrary(places, ClassLoader.getPlatformClassLoader());
    }

    private Path bare(String name) throws IOException {
        return Graphs.write(temp.resolve(name), MEL_IN, AUDIO_OUT, "model_type", "hifigan", "sample_rate", "22050");
    }

    private List<String> userFolder() throws IOException {
        if (!Files.exists(places.models())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(places.models())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aPackageIsAddedWholeAndFoundByItsName() throws Exception {
        Path fixture = Fixtures.path("hifigan-v2/model.json").resolveSibling("");
        ModelPackage added = library.add(fixture);
        assertThat(added.folder()).isEqualTo(places.models().resolve(added.id()));
        ModelPackage found = library.open(added.id());
        assertThat(found.digest()).isEqualTo(ModelPackage.read(fixture).digest());
        assertThat(found.testVector().orElseThrow().inputs().values()).allMatch(Files::isRegularFile);
        assertThat(library.list()).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo(added.id());
            assertThat(entry.isEmbedded()).isFalse();
        });
        assertThat(Refusal.of(() -> library.add(fixture))).contains("has a model " + added.id() + " already");
        assertThat(userFolder()).containsExactly(added.id());
    }

    @Test
    void aBareFileBecomesAPackage() throws Exception {
        library.add(bare("my vocoder.onnx"));
        ModelPackage found = library.open("my-vocoder");
        assertThat(places.models().resolve("my-vocoder/model.json")).isRegularFile();
        assertThat(found.kind()).isEqualTo(ModelKind.MEL_VOCODER);
        assertThat(found.audio()).isEqualTo(new AudioShape(22_050, 1, 256));
        found.verify();
    }

    @Test
    void whatIsNotSoundIsNotAddedAndLeavesNothing() throws Exception {
        PackageOnDisk made = PackageOnDisk.vocoder(temp.resolve("bad"), new byte[] {1, 2, 3});
        assertThat(Refusal.of(() -> library.add(made.folder))).contains("model.onnx");
        PackageOnDisk wrongPort = PackageOnDisk.vocoder(temp.resolve("port"), Files.readAllBytes(bare("good.onnx")));
        wrongPort.with("ports", List.of(Map.of("name", "nothing", "role", "mel")));
        assertThat(Refusal.of(() -> library.add(wrongPort.folder))).contains("a port nothing", "mel, audio");
        assertThat(userFolder()).isEmpty();
    }

    @Test
    void aPathIsOpenedWithoutAdding() throws Exception {
        Path file = bare("v.onnx");
        assertThat(library.open(file.toString()).id()).isEqualTo("v");
        assertThat(userFolder()).isEmpty();
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() throws Exception {
        assertThat(Refusal.of(() -> library.open("hifigan"))).contains("the library is empty");
        library.add(bare("hifigan_v2.onnx"));
        assertThat(Refusal.of(() -> library.open("hifigam_v2"))).contains("did you mean hifigan_v2?");
        assertThat(Refusal.of(() -> library.open("zebra"))).contains("there are hifigan_v2");
        assertThat(Refusal.of(() -> library.open("../no/such\u0000"))).contains("neither");
        assertThat(Refusal.of(() -> library.open("models/gone.onnx"))).contains("models/gone.onnx: does not exist");
        assertThat(Refusal.of(() -> library.open(""))).contains("neither");
    }

    @Test
    void aBrokenModelIsListedWithWhatIsWrong() throws Exception {
        Files.createDirectories(places.models().resolve("half"));
        Files.writeString(places.models().resolve("half/model.json"), "{\"schema\":1}");
        assertThat(library.list()).singleElement().satisfies(entry -> {
            assertThat(entry.model()).isEmpty();
            assertThat(entry.fault()).contains("half", "has no id");
        });
    }

    @Test
    void modelsOfTheProgramAreReadFromItsResources() throws Exception {
        PackageOnDisk made =
                PackageOnDisk.vocoder(temp.resolve("jar/lathe/models/tiny"), Files.readAllBytes(bare("good.onnx")));
        Files.writeString(temp.resolve("jar/lathe/models/index.txt"), "tiny\n../evil\n");
        URL jar = temp.resolve("jar").toUri().toURL();
        try (URLClassLoader program = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader())) {
            ModelLibrary withModels = new ModelLibrary(places, program);
            assertThat(withModels.ids()).containsExactly("tiny");
            ModelPackage read = withModels.open("tiny");
            assertThat(read.folder()).startsWith(places.cache());
            assertThat(read.verified("decoder")).hasSameBinaryContentAs(made.folder.resolve("model.onnx"));
            assertThat(withModels.list().getFirst().isEmbedded()).isTrue();
        }
    }

    @Test
    void placesFollowTheCustomsOfEachSystem() {
        Path home = temp;
        assertThat(ModelPlaces.of("Linux", Map.of(), home))
                .isEqualTo(new ModelPlaces(home.resolve(".local/share/lathe/models"), home.resolve(".cache/lathe")));
        assertThat(ModelPlaces.of("Linux", Map.of("XDG_DATA_HOME", temp + "/d", "XDG_CACHE_HOME", "relative"), home))
                .isEqualTo(new ModelPlaces(temp.resolve("d/lathe/models"), home.resolve(".cache/lathe")));
        assertThat(ModelPlaces.of("Mac OS X", Map.of(), home).models())
                .isEqualTo(home.resolve("Library/Application Support/lathe/models"));
        assertThat(ModelPlaces.of("Windows 11", Map.of("APPDATA", temp + "/r"), home)
                        .models())
                .isEqualTo(temp.resolve("r/lathe/models"));
    }
}
