"""Prints the lines of the speed table, and draws them."""

import json
import unicodedata


def figure(value):
    if value is None:
        return "-"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def wrong(line):
    if line.wrong is None:
        return ""
    return "none" if line.wrong == 0 else f"{line.wrong:,} of {line.decided:,}"


def cells(line):
    met = {None: "", True: "yes", False: "NO"}[line.met]
    ratio = "-" if line.ratio is None else f"{line.ratio:.2f}"
    return [line.name, figure(line.ours), figure(line.theirs), line.unit, ratio, line.goal, met, wrong(line), line.note]


HEADINGS = ["measured", "ours", "theirs", "unit", "ratio", "to reach", "met", "theirs wrong", ""]


def width(text):
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def text_of(lines):
    rows = [HEADINGS, *map(cells, lines)]
    widths = [max(width(row[i]) for row in rows) for i in range(len(HEADINGS))]
    right = {1, 2, 4}

    def one(row):
        parts = [(" " * (widths[i] - width(text)) + text) if i in right else (text + " " * (widths[i] - width(text))) for i, text in enumerate(row)]
        return "  ".join(parts).rstrip()
    return "\n".join([one(rows[0]), "-" * (sum(widths) + 2 * len(widths) - 2), *map(one, rows[1:])])


def write_json(path, lines):
    path.write_text(json.dumps([line.as_json() for line in lines], indent=1, ensure_ascii=False) + "\n")


def draw(path, lines, title):
    """The table as a picture; nothing where there is nothing to draw with."""
    try:
        import matplotlib
    except ImportError:
        print("matplotlib could not be installed: no picture")
        return
    matplotlib.use("Agg")
    from matplotlib import pyplot
    shown = [cells(line)[:-1] for line in lines]
    figure, axes = pyplot.subplots(figsize=(15, 0.32 * len(shown) + 1.2))
    axes.axis("off")
    axes.set_title(title, fontsize=10, loc="left")
    table = axes.table(cellText=shown, colLabels=HEADINGS[:-1], loc="upper center", cellLoc="right", colWidths=[0.40, 0.08, 0.08, 0.06, 0.07, 0.14, 0.05, 0.14])
    table.auto_set_font_size(False)
    table.set_fontsize(8.5)
    table.scale(1, 1.35)
    for (row, column), cell in table.get_celld().items():
        cell.set_edgecolor("#d0d0d0")
        cell.set_linewidth(0.5)
        cell.PAD = 0.02 if column == 0 else 0.08
        if column in (0, 3, 5, 7):
            cell.set_text_props(ha="left")
        if row == 0:
            cell.set_facecolor("#eeeeee")
        elif lines[row - 1].met is not None and column in (4, 6):
            cell.set_facecolor("#dff0d8" if lines[row - 1].met else "#f6d5d5")
    figure.savefig(path, dpi=130, bbox_inches="tight")
