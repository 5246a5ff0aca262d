package lathe.bundle.eq;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import lathe.bundle.view.ControlRow;
import lathe.bundle.view.PluginEditor;
import lathe.core.param.Preset;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.widget.Theme;
import lathe.postfx.eq.ParametricEq;

/** The equaliser's editor: the graph, and below it the controls of the band that was last touched. */
final class EqEditor extends PluginEditor {

    private static final int CONTROLS_HEIGHT = 132;
    private static final int OUTPUT_WIDTH = 190;

    private final EqGraph graph;
    private final List<ControlRow> bandRows = new ArrayList<>();
    private final ControlRow output;

    EqEditor(EditorContext context, Supplier<List<Preset>> presets) {
        super(context, presets);
        graph = add(new EqGraph(context));
        for (int i = 0; i < ParametricEq.BANDS; i++) {
            ControlRow row = add(bandRow(context, graph.bands().get(i)));
            row.setVisible(i == 0);
            bandRows.add(row);
        }
        output = add(
                new ControlRow(context, "All bands").control("output", "Output").control("design", "Design"));
    }

    private static ControlRow bandRow(EditorContext context, BandLinks band) {
        String id = "band" + band.number + "_";
        ControlRow row = new ControlRow(context, "Band " + band.number)
                .control(id + "type", "Type", band.color())
                .control(id + "hz", "Frequency", band.color())
                .control(id + "gain", "Gain", band.color())
                .control(id + "q", "Q", band.color())
                .control(id + "slope", "Slope", band.color())
                .control(id + "target", "Sound", band.color())
                .control(id + "on", "On", band.color());
        row.setTitleColor(band.color());
        return row;
    }

    EqGraph graph() {
        return graph;
    }

    @Override
    protected void update(double seconds) {
        int selected = Math.max(0, graph.selected());
        for (int i = 0; i < bandRows.size(); i++) {
            bandRows.get(i).setVisible(i == selected);
        }
    }

    @Override
    protected void layOutContents(int x, int y, int width, int height) {
        int graphHeight = height - CONTROLS_HEIGHT - Theme.GAP;
        int rowsY = y + graphHeight + Theme.GAP;
        graph.setBounds(x, y, width, graphHeight);
        for (ControlRow row : bandRows) {
            row.setBounds(x, rowsY, width - OUTPUT_WIDTH - Theme.GAP, CONTROLS_HEIGHT);
        }
        output.setBounds(x + width - OUTPUT_WIDTH, rowsY, OUTPUT_WIDTH, CONTROLS_HEIGHT);
    }

    @Override
    public void close() {
        graph.close();
        super.close();
    }
}
