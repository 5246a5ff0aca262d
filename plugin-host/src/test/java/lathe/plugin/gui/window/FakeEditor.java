package lathe.plugin.gui.window;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import lathe.plugin.gui.Damage;
import lathe.plugin.gui.Editor;
import lathe.plugin.gui.KeyInput;
import lathe.plugin.gui.MouseInput;

/** An editor of 200 x 100 units, 100 x 50 at least, that writes down what it hears. */
final class FakeEditor implements Editor {

    final List<String> heard = new ArrayList<>();
    final List<MouseInput> mouse = new ArrayList<>();
    final Damage next = new Damage();
    Runnable whilePainting = () -> {};
    boolean wantsKeys;
    boolean throwsAtPaint;
    int paints;

    @Override
    public int preferredWidth() {
        return 200;
    }

    @Override
    public int preferredHeight() {
        return 100;
    }

    @Override
    public int minimumWidth() {
        return 100;
    }

    @Override
    public int minimumHeight() {
        return 50;
    }

    @Override
    public void resize(int width, int height) {
        heard.add("resize " + width + "x" + height);
    }

    @Override
    public boolean tick() {
        return !next.isEmpty();
    }

    @Override
    public void damage(Damage damage) {
        for (int i = 0; i < next.size(); i++) {
            damage.add(next.part(i));
        }
        next.clear();
    }

    @Override
    public void paint(Graphics2D graphics) {
        paints++;
        whilePainting.run();
        if (throwsAtPaint) {
            throw new IllegalStateException("cannot paint");
        }
        graphics.setColor(Color.ORANGE);
        graphics.fill(graphics.getClipBounds());
    }

    @Override
    public void mouse(MouseInput input) {
        mouse.add(input);
        heard.add(input.kind().name());
    }

    @Override
    public boolean key(KeyInput input) {
        heard.add("key " + input.code() + (input.character() == 0 ? "" : " " + input.character()));
        return true;
    }

    @Override
    public boolean wantsKeys() {
        return wantsKeys;
    }

    @Override
    public void focusLost() {
        heard.add("focus lost");
    }

    @Override
    public void close() {
        heard.add("close");
    }
}
