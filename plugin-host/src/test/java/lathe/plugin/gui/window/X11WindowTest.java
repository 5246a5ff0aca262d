package lathe.plugin.gui.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import lathe.plugin.gui.MouseInput;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The window on a real X server: as a child of a window that stands for a host's. */
class X11WindowTest {

    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private static XServer server;

    private final FakeEditor editor = new FakeEditor();
    private X11Window host;
    private EditorWindow window;

    @BeforeAll
    static void startServer() throws IOException {
        assumeTrue(System.getProperty("os.name").contains("Linux"), "X11 is tested on Linux only");
        server = XServer.start();
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void openHost() {
        host = openOnRoot();
        window = new EditorWindow(editor);
    }

    private static X11Window openOnRoot() {
        X11Connection x11 = Objects.requireNonNull(X11Connection.open());
        int root = x11.firstRoot();
        x11.close();
        X11Window opened = Objects.requireNonNull(X11Window.open(root, 600, 400));
        opened.show(true);
        return opened;
    }

    @AfterEach
    void closeHost() {
        window.close();
        host.close();
    }

    @Test
    void itShowsItsPictureInsideTheHostsWindow() throws IOException {
        attach();
        assertThat(server.screen().getRGB(150, 90)).isEqualTo(Color.ORANGE.getRGB());
        assertThat(server.screen().getRGB(150, 110)).isNotEqualTo(Color.ORANGE.getRGB());
        assertThat(server.run("xprop", "-id", String.valueOf(child()))).contains("_XEMBED_INFO");
        window.setSize(300, 150);
        until(() -> pixel(290, 140) == Color.ORANGE.getRGB());
        window.hide();
        until(() -> pixel(50, 50) != Color.ORANGE.getRGB());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pixelsArriveWithAndWithoutSharedMemory(boolean share) throws IOException {
        X11Window direct = Objects.requireNonNull(X11Window.open(host.id(), 500, 300, share));
        assertThat(direct.sharesMemory()).isEqualTo(share);
        direct.show(true);
        int[] pixels = new int[500 * 300];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = colour(i % 500, i / 500);
        }
        direct.put(pixels, 500, 0, 0, 500, 300);
        direct.put(new int[500 * 300], 500, 100, 100, 10, 10);
        direct.flush();
        until(() -> direct.pump(input()) && direct.isReady());
        var screen = server.screen();
        assertThat(screen.getRGB(0, 0) & 0xFFFFFF).isZero();
        assertThat(screen.getRGB(255, 200) & 0xFFFFFF).isEqualTo(colour(255, 200));
        assertThat(screen.getRGB(400, 299) & 0xFFFFFF).isEqualTo(colour(400, 299));
        assertThat(screen.getRGB(104, 104) & 0xFFFFFF).isZero();
        assertThat(screen.getRGB(110, 104) & 0xFFFFFF).isEqualTo(colour(110, 104));
        direct.close();
    }

    private static int colour(int x, int y) {
        return (x << 8) | (y & 0xFF);
    }

    private NativeWindow.Listener input() {
        return new Input(window);
    }

    @Test
    void theMouseIsHeard() throws IOException {
        attach();
        server.hand("mousemove 50 60 mousedown 1 mousemove 55 40 mousemove 400 300 mouseup 1");
        until(() -> editor.heard.contains("RELEASE"));
        assertThat(editor.mouse)
                .filteredOn(m -> m.kind() == MouseInput.Kind.PRESS)
                .satisfiesExactly(press -> {
                    assertThat(press.x()).isEqualTo(50);
                    assertThat(press.y()).isEqualTo(60);
                    assertThat(press.button()).isEqualTo(1);
                });
        assertThat(editor.mouse.getLast())
                .as("a drag is followed beyond the window")
                .extracting(MouseInput::x, MouseInput::y)
                .containsExactly(400, 300);
        editor.heard.clear();
        server.hand("mousemove 50 60 click 4 click 5 keydown shift click --repeat 2 --delay 60 3 keyup shift");
        until(() -> editor.heard.stream().filter("RELEASE"::equals).count() == 2);
        assertThat(editor.mouse)
                .filteredOn(m -> m.kind() == MouseInput.Kind.WHEEL)
                .extracting(MouseInput::wheel)
                .containsExactly(1.0, -1.0);
        assertThat(editor.mouse.getLast())
                .extracting(MouseInput::button, MouseInput::clicks, MouseInput::shift)
                .containsExactly(3, 2, true);
        server.hand("mousemove 900 600");
        until(() -> editor.heard.contains("LEAVE"));
    }

    @Test
    void keysAreHeardOnlyWhileTheyAreWanted() throws IOException {
        attach();
        server.hand("mousemove 50 60 key a");
        editor.wantsKeys = true;
        tick();
        server.hand("type -- -12.5kH");
        server.hand("key Return");
        until(() -> editor.heard.contains("key ENTER"));
        assertThat(editor.heard.stream().filter(heard -> heard.startsWith("key")))
                .containsExactly(
                        "key CHARACTER -",
                        "key CHARACTER 1",
                        "key CHARACTER 2",
                        "key CHARACTER .",
                        "key CHARACTER 5",
                        "key CHARACTER k",
                        "key CHARACTER H",
                        "key ENTER");
        server.hand("key Escape Left KP_7 BackSpace");
        until(() -> editor.heard.contains("key BACKSPACE"));
        assertThat(editor.heard).contains("key ESCAPE", "key LEFT").doesNotContain("focus lost");
        server.hand("windowfocus " + host.id());
        until(() -> editor.heard.contains("focus lost"));
        editor.wantsKeys = false;
        tick();
        editor.heard.clear();
        server.hand("key b");
        tick();
        assertThat(editor.heard).doesNotContain("key CHARACTER b");
    }

    @Test
    void aHostThatDestroysItsWindowFirstDoesNoHarm() throws IOException {
        attach();
        server.hand("mousemove 50 60 mousedown 1");
        until(() -> editor.heard.contains("PRESS"));
        host.close();
        until(() -> !window.isAttached());
        assertThat(editor.heard).endsWith("RELEASE");
        server.hand("mouseup 1");
        window.tick();
        window.setSize(250, 120);
        window.hide();
        host = openOnRoot();
        attach();
        assertThat(server.screen().getRGB(240, 110)).isEqualTo(Color.ORANGE.getRGB());
    }

    @Test
    void openingAndClosingLeaksNoDescriptorAndNoMemoryOfTheServers() {
        attach();
        window.detach();
        int hostsOwn = host.sharesMemory() ? 1 : 0;
        until(() -> segments() == hostsOwn); // the server lets go of a segment in its own time
        long descriptors = descriptors();
        for (int i = 0; i < 5; i++) {
            attach();
            window.setSize(200 + i, 100);
            window.tick();
            window.detach();
        }
        until(() -> segments() == hostsOwn);
        until(() -> descriptors() <= descriptors); // the pipes of a program that ended close a moment later
    }

    @Test
    void aParentThatIsNoWindowIsRefused() {
        assertThat(window.attach(0x7FFFFFF)).isFalse();
        assertThat(window.isAttached()).isFalse();
        window.tick();
        window.show();
    }

    private void attach() {
        assertThat(window.attach(host.id())).isTrue();
        assertThat(window.descriptor()).isPositive();
        window.show();
        until(() -> pixel(50, 50) == Color.ORANGE.getRGB());
    }

    private String child() throws IOException {
        String tree = server.run("xwininfo", "-id", String.valueOf(host.id()), "-children");
        return tree.lines()
                .filter(line -> line.contains("200x100"))
                .map(line -> line.trim().substring(0, line.trim().indexOf(' ')))
                .findFirst()
                .orElseThrow(() -> new AssertionError(tree));
    }

    private static int pixel(int x, int y) {
        try {
            return server.screen().getRGB(x, y);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static long descriptors() {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** System V segments of this process. */
    private static long segments() {
        String ours = String.valueOf(ProcessHandle.current().pid());
        try (Stream<String> lines = Files.lines(Path.of("/proc/sysvipc/shm"))) {
            return lines.filter(line -> line.contains(" " + ours + " ")).count();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void tick() {
        window.tick();
        long end = System.nanoTime() + 10_000_000;
        until(() -> System.nanoTime() > end);
        window.tick();
    }

    private void until(BooleanSupplier done) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("gave up waiting; heard %s", editor.heard)
                    .isLessThan(deadline);
            window.tick();
            LockSupport.parkNanos(2_000_000);
        }
    }
}
