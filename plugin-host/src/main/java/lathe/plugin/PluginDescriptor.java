package lathe.plugin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import lathe.core.audio.ChannelLayout;
import lathe.core.param.Preset;
import lathe.core.process.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Everything a host may know of a plugin before there is an instance, and how to make one. One declaration serves CLAP
 * and VST3.
 *
 * <pre>{@code
 * PluginDescriptor.effect("org.example.gain", "Gain", Gain::new).vendor("Example").version("1.0.0").build();
 * }</pre>
 */
public final class PluginDescriptor {

    private final Builder declared;
    private volatile @Nullable List<Preset> presets;

    private PluginDescriptor(Builder declared) {
        this.declared = declared;
    }

    /**
     * Declares an effect, mono and stereo unless {@link Builder#layouts} says else.
     *
     * @param id reverse domain name, such as {@code org.example.gain}; a promise for ever
     * @param name for people
     * @param processor makes the processor of one instance
     */
    public static Builder effect(String id, String name, Supplier<? extends Processor> processor) {
        return new Builder(id, name, processor, false);
    }

    /** Declares an instrument: no audio input, stereo output, notes; its processor is a {@link NoteInput}. */
    public static Builder instrument(String id, String name, Supplier<? extends Processor> processor) {
        Builder builder = new Builder(id, name, processor, true);
        builder.layouts = List.of(ChannelLayout.STEREO);
        builder.noteInput = true;
        return builder;
    }

    /** Reverse domain name. */
    public String id() {
        return declared.id;
    }

    /** Name for people. */
    public String name() {
        return declared.name;
    }

    /** Who makes it. */
    public String vendor() {
        return declared.vendor;
    }

    /** Version of the plugin, such as {@code 1.0.0}. */
    public String version() {
        return declared.version;
    }

    /** Home page, or empty. */
    public String url() {
        return declared.url;
    }

    /** Page of the manual, or empty. */
    public String manualUrl() {
        return declared.manualUrl;
    }

    /** Page where help is, or empty. */
    public String supportUrl() {
        return declared.supportUrl;
    }

    /** What it does, in a sentence. */
    public String description() {
        return declared.description;
    }

    /** CLAP's feature names, the main category ({@code audio-effect} or {@code instrument}) first. */
    public List<String> features() {
        return declared.features;
    }

    /** True if it makes sound from notes and has no audio input. */
    public boolean isInstrument() {
        return declared.instrument;
    }

    /** True if it takes notes. */
    public boolean hasNoteInput() {
        return declared.noteInput;
    }

    /** Channel layouts of the main input and output, the default first. */
    public List<ChannelLayout> layouts() {
        return declared.layouts;
    }

    /** The layout of the side-chain input, where there is one. */
    public Optional<ChannelLayout> sideChain() {
        return Optional.ofNullable(declared.sideChain);
    }

    /** True if the bridge adds a bypass that keeps the latency and fades. */
    public boolean isBypassable() {
        return declared.bypassable;
    }

    /** Pages for the knobs of controllers. */
    public List<RemotePage> remotePages() {
        return declared.remotePages;
    }

    /** Settings that come with the plugin; read when they are first asked for. */
    public List<Preset> presets() {
        List<Preset> known = presets;
        if (known == null) {
            List<Preset> all = new ArrayList<>(declared.givenPresets);
            all.addAll(declared.morePresets.get());
            known = List.copyOf(all);
            presets = known;
        }
        return known;
    }

    /** Version of what {@link ExtraState} and the parameters mean. */
    public int stateVersion() {
        return declared.stateVersion;
    }

    /** Brings older states to the present version. */
    public StateMigration migration() {
        return declared.migration;
    }

    /** Its own editor; without one the bridge shows one made from the parameters. */
    public Optional<EditorFactory> editor() {
        return Optional.ofNullable(declared.editor);
    }

    /** True if parameters carry their index as number in hosts instead of a hash of their id: for migrated plugins. */
    public boolean parametersNumberedByIndex() {
        return declared.numberedByIndex;
    }

    /** The 16 bytes of the VST3 class id as 32 hexadecimal digits, in the order of {@code moduleinfo.json}. */
    public String vst3Id() {
        String given = declared.vst3Id;
        // Hashed only when asked for: the JDK's digests take 15 ms of a first instance's start, which CLAP need not
        // wait for.
        return given == null ? Builder.hashedId(declared.id) : given;
    }

    /** A processor for a new instance. */
    public Processor newProcessor() {
        return declared.processor.get();
    }

    @Override
    public String toString() {
        return id() + " (" + name() + " " + version() + ")";
    }

    /** Declares a plugin. */
    public static final class Builder {

        private final String id;
        private final String name;
        private final Supplier<? extends Processor> processor;
        private final boolean instrument;
        private String vendor = "";
        private String version = "1.0.0";
        private String url = "";
        private String manualUrl = "";
        private String supportUrl = "";
        private String description = "";
        private List<String> features;
        private boolean noteInput;
        private List<ChannelLayout> layouts = List.of(ChannelLayout.STEREO, ChannelLayout.MONO);
        private @Nullable ChannelLayout sideChain;
        private boolean bypassable;
        private final List<RemotePage> pages = new ArrayList<>();
        private List<RemotePage> remotePages = List.of();
        private final List<Preset> givenPresets = new ArrayList<>();
        private Supplier<List<Preset>> morePresets = List::of;
        private int stateVersion = 1;
        private StateMigration migration = (from, values) -> {};
        private @Nullable EditorFactory editor;
        private boolean numberedByIndex;
        private @Nullable String vst3Id;

        private Builder(String id, String name, Supplier<? extends Processor> processor, boolean instrument) {
            if (!id.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+")) {
                throw new IllegalArgumentException("id=" + id + " is no reverse domain name such as org.example.gain");
            }
            if (name.isBlank()) {
                throw new IllegalArgumentException("name of " + id + " is empty");
            }
            this.id = id;
            this.name = name;
            this.processor = processor;
            this.instrument = instrument;
            bypassable = !instrument;
            features = List.of(instrument ? "instrument" : "audio-effect");
        }

        private static String hashedId(String id) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().withUpperCase().formatHex(digest, 0, 16);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java has SHA-256", impossible);
            }
        }

        /** Who makes it. */
        public Builder vendor(String newVendor) {
            vendor = newVendor;
            return this;
        }

        /** Version of the plugin. */
        public Builder version(String newVersion) {
            version = newVersion;
            return this;
        }

        /** Home page. */
        public Builder url(String newUrl) {
            url = newUrl;
            return this;
        }

        /** Page of the manual. */
        public Builder manualUrl(String newManualUrl) {
            manualUrl = newManualUrl;
            return this;
        }

        /** Page where help is. */
        public Builder supportUrl(String newSupportUrl) {
            supportUrl = newSupportUrl;
            return this;
        }

        /** What it does, in a sentence. */
        public Builder description(String newDescription) {
            description = newDescription;
            return this;
        }

        /** More of CLAP's feature names after the main category: {@code equalizer}, {@code reverb}, {@code synthesizer}. */
        public Builder features(String... more) {
            List<String> all = new ArrayList<>(features);
            for (String feature : more) {
                if (!all.contains(feature)) {
                    all.add(feature);
                }
            }
            features = List.copyOf(all);
            return this;
        }

        /** Makes an effect listen to notes; its processor is a {@link NoteInput}. */
        public Builder noteInput() {
            noteInput = true;
            return this;
        }

        /** Channel layouts of the main input and output, the default first. Hosts expect stereo. */
        public Builder layouts(ChannelLayout... newLayouts) {
            layouts = List.copyOf(Arrays.asList(newLayouts));
            return this;
        }

        /** Adds a side-chain input, which arrives as {@link lathe.core.process.Block#sideChain}. */
        public Builder sideChain(ChannelLayout layout) {
            sideChain = layout;
            return this;
        }

        /** Leaves out the bypass that the bridge adds to an effect. */
        public Builder withoutBypass() {
            bypassable = false;
            return this;
        }

        /** Adds a page for the knobs of controllers; without any, the bridge makes pages in declared order. */
        public Builder remotePage(String section, String pageName, String... parameterIds) {
            pages.add(new RemotePage(section, pageName, List.of(parameterIds)));
            return this;
        }

        /** Adds settings that come with the plugin. */
        public Builder preset(Preset preset) {
            givenPresets.add(preset);
            return this;
        }

        /** Adds settings that are read only when a host asks for them, so that a scan or a first instance costs no files. */
        public Builder presets(Supplier<List<Preset>> newPresets) {
            morePresets = newPresets;
            return this;
        }

        /** Version of the state, 1 or more, and how older ones are brought to it. */
        public Builder stateVersion(int newVersion, StateMigration newMigration) {
            if (newVersion < 1) {
                throw new IllegalArgumentException("stateVersion=" + newVersion + " must be 1 or more");
            }
            stateVersion = newVersion;
            migration = newMigration;
            return this;
        }

        /** An editor of its own. */
        public Builder editor(EditorFactory newEditor) {
            editor = newEditor;
            return this;
        }

        /** Gives parameters their index as number in hosts, as VST 2 did; the declared order is a promise for ever then. */
        public Builder numberParametersByIndex() {
            numberedByIndex = true;
            return this;
        }

        /** The VST3 class id as 32 hexadecimal digits; else it follows from the id. */
        public Builder vst3Id(String hexDigits) {
            if (!hexDigits.matches("[0-9A-Fa-f]{32}")) {
                throw new IllegalArgumentException("vst3Id=" + hexDigits + " is not 32 hexadecimal digits");
            }
            vst3Id = hexDigits.toUpperCase(Locale.ROOT);
            return this;
        }

        /** @throws IllegalArgumentException if something is missing or does not fit; the message says what */
        public PluginDescriptor build() {
            if (layouts.isEmpty()) {
                throw new IllegalArgumentException(id + " declares no channel layout");
            }
            remotePages = List.copyOf(pages);
            return new PluginDescriptor(this);
        }
    }
}
