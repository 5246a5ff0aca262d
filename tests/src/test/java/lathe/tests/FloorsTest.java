package lathe.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The plan of the house as rules: a module stands above all that it uses. */
@AnalyzeClasses(
        packages = {"lathe", "jvst"},
        importOptions = FloorsTest.ShippedCode.class)
class FloorsTest {

    /** Neither tests nor what tests share with each other. */
    static final class ShippedCode implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/") && !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule noImportRunsUpwardOrSideways = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("core")
            .definedBy("lathe.core..")
            .layer("postfx")
            .definedBy("lathe.postfx..")
            .layer("neural")
            .definedBy("lathe.neural..")
            .layer("engine")
            .definedBy("lathe.engine..")
            .layer("vocoder")
            .definedBy("lathe.vocoder..")
            .layer("plugin")
            .definedBy("lathe.plugin..")
            .layer("listen")
            .definedBy("lathe.listen..")
            .layer("jvst")
            .definedBy("lathe.jvst..", "jvst..")
            .layer("bundle")
            .definedBy("lathe.bundle..")
            .layer("app")
            .definedBy("lathe.app..")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("engine")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("vocoder")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("plugin")
            .mayOnlyBeAccessedByLayers("jvst", "bundle", "app")
            .whereLayer("jvst")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("bundle")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("listen")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("postfx")
            .mayOnlyBeAccessedByLayers("engine", "bundle", "app")
            .whereLayer("neural")
            .mayOnlyBeAccessedByLayers("engine", "vocoder", "app")
            .as("a module stands above all that it uses; app finds listen through ServiceLoader");

    @ArchTest
    static final ArchRule packagesOfAModuleDoNotUseEachOtherInCircles =
            slices().matching("lathe.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheTransformsBehindRealFftKnowJTransforms = noClasses()
            .that()
            .haveNameNotMatching("lathe\\.core\\.dsp\\.(PowerOfTwo|Chirp|Double)Fft")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jtransforms..", "pl.edu.icm..", "org.visnow..")
            .as("JTransforms stays behind RealFft");

    @ArchTest
    static final ArchRule onlyTheVectorTwinKnowsTheVectorApi = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Vector")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator..")
            .as("the Vector API stays in the kernels' vector twin");

    @ArchTest
    static final ArchRule onlyListenTouchesCodeUnderTheGpl = noClasses()
            .that()
            .resideOutsideOfPackage("lathe.listen..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("be.tarsos..")
            .as("TarsosDSP (GPL-3.0) only in module listen");

    @ArchTest
    static final ArchRule onlySessionsTouchTheNeuralRuntime = noClasses()
            .that()
            .resideOutsideOfPackage("lathe.neural.session")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..")
            .as("ONNX Runtime only behind InferenceSession");

    @ArchTest
    static final ArchRule onlyMusicGenKnowsTheTokenizers = noClasses()
            .that()
            .resideOutsideOfPackage("lathe.vocoder.musicgen")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..")
            .as("Hugging Face tokenizers only behind the text encoder of MusicGen");

    @ArchTest
    static final ArchRule librariesDrawNoWindows = noClasses()
            .that()
            .resideInAnyPackage("lathe.core..", "lathe.postfx..", "lathe.neural..", "lathe.vocoder..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.awt..", "javax.swing..", "javax.sound..")
            .as("libraries need java.base only, so that they start fast and run headless");

    @ArchTest
    static final ArchRule librariesNeitherPrintNorExit = noClasses()
            .that()
            .resideInAnyPackage("lathe.core..", "lathe.postfx..", "lathe.neural..", "lathe.vocoder..")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .as("libraries neither print nor exit");
}
