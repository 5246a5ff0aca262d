package lathe.plugin.gui.generic;

import java.util.ArrayList;
import java.util.List;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.widget.ScrollPanel;
import lathe.plugin.gui.widget.Theme;

/** Cards of all groups, several beside each other where they are small, scrolling where they are many. */
final class SectionList extends ScrollPanel {

    private final List<SectionCard> cards = new ArrayList<>();

    SectionList(EditorContext context) {
        for (Sections.Section section : Sections.of(context)) {
            cards.add(add(new SectionCard(context, section)));
        }
    }

    /** Height of all cards at a width. */
    int heightAt(int width) {
        return flow(0, 0, width - BAR, false);
    }

    @Override
    protected int layOutContents(int top, int contentWidth) {
        return flow(x(), top, contentWidth, true);
    }

    private int flow(int left, int top, int contentWidth, boolean place) {
        int at = top;
        for (int first = 0; first < cards.size(); ) {
            int used = SectionCard.widthOf(cards.get(first).cells());
            int end = first + 1;
            while (end < cards.size()
                    && used + Theme.GAP + SectionCard.widthOf(cards.get(end).cells()) <= contentWidth) {
                used += Theme.GAP + SectionCard.widthOf(cards.get(end).cells());
                end++;
            }
            at += row(left, at, contentWidth, first, end, place) + Theme.GAP;
            first = end;
        }
        return Math.max(0, at - top - Theme.GAP);
    }

    /** Cards of a row share its whole width by their cells. */
    private int row(int left, int top, int contentWidth, int first, int end, boolean place) {
        int cells = 0;
        for (int i = first; i < end; i++) {
            cells += cards.get(i).cells();
        }
        int gaps = (end - first - 1) * Theme.GAP;
        int spare = Math.max(0, contentWidth - gaps - (end - first) * 2 * Theme.GAP - cells * SectionCard.CELL_WIDTH);
        int height = 0;
        for (int i = first; i < end; i++) {
            height = Math.max(
                    height, cards.get(i).heightAt(end - first == 1 ? contentWidth : cardWidth(i, spare, cells)));
        }
        int at = left;
        for (int i = first; i < end && place; i++) {
            int width = i == end - 1 ? left + contentWidth - at : cardWidth(i, spare, cells);
            cards.get(i).setBounds(at, top, width, height);
            at += width + Theme.GAP;
        }
        return height;
    }

    private int cardWidth(int index, int spare, int cells) {
        int own = cards.get(index).cells();
        return SectionCard.widthOf(own) + spare * own / cells;
    }
}
