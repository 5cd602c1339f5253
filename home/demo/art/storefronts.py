"""Shop fronts and interiors: eight ways to stage a trade's goods and emblem."""

from home.demo.art.buildings import stepped_gable, terrace
from home.demo.art.motifs import (
    bricks,
    burst,
    ceiling_lamp,
    fan,
    half_disc,
    pane,
    rings,
    stars,
)
from home.demo.art.palette import (
    BASSIN_D,
    BRIQUE,
    BRIQUE_D,
    GREEN,
    GREEN_D,
    LIN,
    NIGHT,
    NIGHT_L,
    OCHRE,
    OCHRE_L,
    SAND,
    SOLEIL,
    SOLEIL_L,
)
from home.demo.art.shapes import (
    arch,
    at,
    box,
    clip,
    disc,
    fade,
    ground,
    line,
    oval,
    path,
    poly,
    rect,
    solid,
)

Tints = tuple[str, str, str]


def awning(x: float, y: float, w: float, h: float, stripes: int, dark: str,
           light: str) -> str:
    """Return a straight striped awning, scalloped, with its shade below."""
    step = w / stripes
    out = rect(x, y, w, h + step * 0.9, NIGHT)
    out = fade(0.28, out)
    for i in range(stripes):
        a = x + i * step
        out += path(f"M{a:g},{y:g}h{step:g}v{h:g}a{step / 2:g},{step / 2:g} 0 0 1 "
                    f"{-step:g},0Z", light if i % 2 else dark)
    return out + rect(x - 10, y - 10, w + 20, 18, NIGHT, 8)


def sign(x: float, y: float, emblem: str, board: str, rim: str, r: float = 92) -> str:
    """Return a round hanging sign on its bracket; the emblem is 150 high."""
    return (line(f"M{x:g},{y - r - 30:g}V{y - r:g}M{x - r:g},{y - r - 30:g}h{2 * r:g}", NIGHT, 10)
            + disc(x, y, r, rim) + disc(x, y, r - 12, board) + at(x, y, emblem, r / 125))


def door(x: float, y: float, w: float, h: float, wood: str, glass: str) -> str:
    """Return a glazed shop door, foot at y."""
    return (rect(x, y - h, w, h, wood) + rect(x + w * 0.16, y - h * 0.93, w * 0.68, h * 0.6, glass, 8)
            + poly(f"{x + w * 0.16:g},{y - h * 0.45:g} {x + w * 0.84:g},{y - h * 0.9:g} "
                   f"{x + w * 0.84:g},{y - h * 0.7:g} {x + w * 0.3:g},{y - h * 0.35:g}", LIN)
            + rect(x + w * 0.16, y - h * 0.26, w * 0.68, h * 0.18, NIGHT, 6)
            + disc(x + w * 0.9, y - h * 0.42, w * 0.05, SOLEIL))


def awning_front(tints: Tints, frame: str, stripes: tuple[str, str], glass: str,
                 goods: str, emblem: str, board: str = LIN) -> str:
    """Return a brick front in daylight: awning, wide window, door, hanging sign."""
    wall = bricks(0, 0, 1200, 800, tints, (72, 28), 0.22)
    upper = "".join(pane(x, -70, 150, 190) + rect(x - 14, 120, 178, 20, SAND)
                    for x in (130, 420, 710))
    front = rect(70, 190, 1060, 610, frame) + rect(50, 180, 1100, 24, NIGHT)
    window = rect(110, 300, 640, 400, glass) + clip(
        box(110, 300, 640, 400), poly("110,640 520,300 640,300 110,760", LIN_GLASS),
        rect(110, 672, 640, 28, SAND), at(430, 676, goods))
    plinth = rect(110, 716, 640, 84, NIGHT) + rect(130, 732, 600, 52, frame)
    street = ground(SAND, 800) + rect(0, 800, 1200, 16, LIN) + poly("0,900 90,816 240,816 180,900", LIN) \
        + poly("640,900 660,816 830,816 860,900", LIN)
    return (wall + upper + front + window + line(box(110, 300, 640, 400), NIGHT, 12, "butt") + plinth
            + door(820, 800, 240, 470, NIGHT, SOLEIL_L) + street
            + awning(60, 215, 740, 90, 12, *stripes) + sign(980, 250, emblem, board, frame, 104))


LIN_GLASS = "#FFFFFF33"


def corner_shop(sky: tuple[str, str], light: str, shade: str, trim: str,
                goods: str, emblem: str, glow: str = SOLEIL_L) -> str:
    """Return a corner house seen from the crossing, door on the cut corner."""
    left = poly("0,150 470,60 470,800 0,740", light) + poly("0,430 470,410 470,800 0,740", trim)
    right = poly("730,60 1200,150 1200,740 730,800", shade) + poly("730,410 1200,430 1200,740 730,800", trim)
    centre = rect(470, 60, 260, 740, light) + rect(470, 410, 260, 390, trim) + poly(
        "450,62 600,-40 750,62", NIGHT) + rect(450, 56, 300, 18, LIN)
    upper = "".join(poly(f"{x},{230 - x * .17:g} {x + w},{230 - (x + w) * .17:g} {x + w},{388 - x * .01:g} {x},{390}", BASSIN_D)
                    for x, w in ((60, 76), (200, 84), (345, 92)))
    upper += at(1200, 0, upper, mirror=True)
    win_l, win_r = "M40,490L430,478V724L40,690Z", "M770,478L1160,490V690L770,724Z"
    windows = (path(win_l, glow) + clip(win_l, at(235, 712, goods, .62)) + line(win_l, NIGHT, 9)
               + path(win_r, glow) + clip(win_r, at(965, 712, goods, .62, mirror=True)) + line(win_r, NIGHT, 9))
    shades = poly("0,430 470,410 500,470 0,478", NIGHT) + poly("730,410 1200,430 1200,478 700,470", NIGHT)
    pave = ground(SAND, 736) + poly("0,900 470,800 730,800 1200,900", LIN) + poly("0,738 470,798 0,860", OCHRE_L) \
        + poly("1200,738 730,798 1200,860", OCHRE_L)
    return (burst(600, 420, 30, *sky) + left + right + centre + upper + pave + windows + shades
            + door(505, 800, 190, 350, NIGHT, glow) + disc(600, 250, 128, LIN) + disc(600, 250, 112, trim)
            + at(600, 250, emblem, .98))


def gable_shop(sky: tuple[str, str], wall: str, shade: str, front: str,
               neighbours: tuple[str, str], goods: str, emblem: str) -> str:
    """Return a stepped gable house between low neighbours, its shop below."""
    back = burst(600, 780, 32, *sky)
    sides = terrace(-60, 800, 330, 420, neighbours[0], NIGHT, BRIQUE_D) \
        + terrace(930, 800, 330, 420, neighbours[1], NIGHT, GREEN_D)
    house = stepped_gable(250, 800, 700, 400, wall, shade, LIN, 6, BASSIN_D)
    base = rect(250, 470, 700, 330, front) + rect(232, 456, 736, 26, LIN) + rect(250, 482, 700, 34, NIGHT)
    window = rect(290, 530, 400, 220, SOLEIL_L) + clip(box(290, 530, 400, 220), at(490, 750, goods, .72)) \
        + line(box(290, 530, 400, 220), NIGHT, 10, "butt")
    crest = disc(600, 258, 150, LIN) + disc(600, 258, 132, front) + at(600, 258, emblem, 1.12)
    pave = ground(SAND, 800) + poly("250,800 950,800 1180,900 480,900", OCHRE_L)
    return back + sides + house + base + window + door(740, 800, 160, 270, NIGHT, SOLEIL_L) + pave + crest


def arch_window(tints: Tints, frame: str, glass: str, goods: str, shelf: str,
                flank: str) -> str:
    """Return a round-headed shop window seen close; flank stands at both sides."""
    wall = bricks(0, 0, 1200, 830, tints, (84, 32), 0.25)
    out = arch(220, 60, 760, 770)
    inner = arch(256, 96, 688, 700)
    rays = clip(inner, rings(600, 440, (700, glass), (300, LIN_GLASS), (200, LIN_GLASS)),
                at(600, 440, shelf, .92), rect(256, 440, 688, 22, frame),
                at(600, 770, goods, 1.18), rect(256, 766, 688, 40, frame))
    sill = rect(180, 796, 840, 40, LIN) + ground(SAND, 834) + rect(180, 834, 840, 20, OCHRE_L)
    return wall + path(out, frame) + path(inner, glass) + rays + sill + at(100, 850, flank) + at(1100, 850, flank, mirror=True)


def night_front(wall: str, shade: str, frame: str, goods: str, emblem: str,
                glow: str = SOLEIL) -> str:
    """Return a lit shop at night, its light lying on the pavement."""
    sky = ground(NIGHT) + stars(LIN, 22, 240) + disc(1040, 130, 76, SOLEIL_L) + disc(1074, 112, 66, NIGHT)
    house = poly("150,770 150,170 220,70 880,70 950,170 950,770", wall) + poly("150,170 220,70 880,70 950,170", shade) \
        + pane(250, 200, 120, 130, NIGHT_L, NIGHT, SAND) + pane(490, 200, 120, 130, glow, SOLEIL_L, SAND) \
        + pane(730, 200, 120, 130, NIGHT_L, NIGHT, SAND)
    sides = rect(-20, 300, 170, 470, NIGHT_L) + rect(950, 250, 280, 520, NIGHT_L) + pane(1020, 380, 90, 120, NIGHT, NIGHT_L, BASSIN_D) \
        + rect(30, 420, 70, 100, OCHRE)
    front = rect(180, 370, 740, 400, frame) + rect(165, 360, 770, 40, NIGHT)
    window = rect(215, 440, 430, 290, glow) + clip(box(215, 440, 430, 290), half_disc(430, 730, 210, SOLEIL_L), at(430, 730, goods, .8)) \
        + line(box(215, 440, 430, 290), NIGHT, 11, "butt")
    pave = ground(BASSIN_D, 770) + poly("215,770 645,770 760,900 60,900", glow) + poly("700,770 870,770 1010,900 790,900", SOLEIL_L) \
        + poly("300,770 560,770 610,900 200,900", SOLEIL_L)
    return (sky + sides + house + front + window + door(690, 770, 190, 340, NIGHT, SOLEIL_L) + pave
            + fade(0.25, disc(1040, 460, 170, glow)) + line("M950,330H1110", LIN, 9) + sign(1040, 460, emblem, LIN, glow, 112))


def deco_front(sky: tuple[str, str], wall: str, shade: str, accent: str,
               goods: str, emblem: str) -> str:
    """Return a symmetrical 1930 front, stepped, with a sun above the door."""
    back = burst(600, 360, 34, *sky)
    steps = rect(60, 330, 1080, 470, wall) + rect(180, 230, 840, 570, wall) + rect(330, 130, 540, 670, wall) \
        + rect(430, 50, 340, 750, wall)
    edges = rect(60, 318, 120, 16, accent) + rect(1020, 318, 120, 16, accent) + rect(180, 218, 150, 16, accent) \
        + rect(870, 218, 150, 16, accent) + rect(330, 118, 100, 16, accent) + rect(770, 118, 100, 16, accent) + rect(420, 40, 360, 18, accent)
    flutes = "".join(rect(x, 340, 16, 460, shade) for x in (84, 112, 1072, 1100)) + "".join(
        rect(x, 150, 14, 180, shade) for x in (350, 376, 810, 836))
    sun = half_disc(600, 440, 176, NIGHT) + fan(600, 440, 70, 164, NIGHT, width=6) + half_disc(600, 440, 56, SOLEIL_L)
    windows = "".join(rect(x, 440, 290, 270, NIGHT) + rect(x + 12, 452, 266, 246, SOLEIL_L)
                      + clip(box(x + 12, 452, 266, 246), disc(x + 145, 700, 150, OCHRE_L), at(x + 145, 698, goods, .56))
                      for x in (136, 774)) + rect(110, 410, 340, 36, accent) + rect(750, 410, 340, 36, accent)
    doors = rect(470, 440, 260, 360, NIGHT) + door(480, 800, 116, 346, accent, SOLEIL_L) + door(604, 800, 116, 346, accent, SOLEIL_L)
    floor = ground(SAND, 800) + poly("470,800 730,800 900,900 300,900", LIN)
    return back + steps + edges + flutes + windows + sun + doors + floor + disc(600, 168, 92, accent) + disc(600, 168, 80, LIN) + at(600, 168, emblem, .68)


def interior(wall: str, panel: str, counter: str, lamp: str, shelf: str,
             goods: str, keeper: str = "") -> str:
    """Return a shop's inside: shelves, two lamps, the counter with its goods."""
    back = ground(wall) + rect(90, 120, 1020, 420, panel) + "".join(
        rect(90, y, 1020, 18, OCHRE) for y in (290, 470))
    stock = at(600, 290, shelf) + at(600, 470, shelf, mirror=True)
    lamps = ceiling_lamp(290, 150, lamp, reach=400) + ceiling_lamp(910, 150, lamp, reach=400)
    bench = ground(counter, 650) + rect(0, 636, 1200, 34, SAND) + rect(0, 662, 1200, 10, OCHRE_L) + "".join(
        rect(60 + i * 280, 710, 240, 150, wall, 14) + rect(76 + i * 280, 726, 208, 118, counter, 10) for i in range(4))
    return back + stock + fade(1, keeper) + bench + at(600, 640, goods) + lamps


def planter(pot: str = BRIQUE, leaf: str = GREEN) -> str:
    """Return a clipped bay tree in a pot, foot at (0, 0)."""
    return (line("M0,-80V-260", OCHRE, 14) + solid(oval(0, -330, 84), leaf, GREEN_D, 50)
            + solid("M-56,-100H56L40,0H-40Z", pot, NIGHT, 44) + rect(-64, -116, 128, 26, pot, 6))


def lantern(colour: str = NIGHT, light: str = SOLEIL) -> str:
    """Return a tall wall lantern beside a window, foot at (0, 0)."""
    return (rect(-12, -420, 24, 420, colour) + rect(-40, -30, 80, 30, colour, 6)
            + solid("M-44,-560H44L30,-420H-30Z", light, OCHRE_L, 30) + poly("-58,-560 58,-560 0,-620", colour)
            + rect(-36, -430, 72, 16, colour))


def niche(back: str, hole: str, tabletop: str, front: str) -> str:
    """Return an arched niche over a table, for a still life standing on y = 720."""
    return (ground(back) + path(arch(230, 70, 740, 900), hole) + ground(front, 720)
            + rect(0, 708, 1200, 26, tabletop))


def tabletop(y: float, top: str, front: str) -> str:
    """Return a table seen slightly from above; goods stand around y."""
    return poly(f"0,{y - 40:g} 1200,{y - 40:g} 1200,{y + 60:g} 0,{y + 60:g}", top) + ground(front, y + 60)


def cloth(y: float, colour: str, light: str, squares: int = 10) -> str:
    """Return a checked tablecloth from y to the bottom, in perspective."""
    out = ground(light, y)
    rows = (0, 0.12, 0.27, 0.46, 0.7, 1.0)
    for j in range(5):
        y0, y1 = y + rows[j] * (900 - y), y + rows[j + 1] * (900 - y)
        for i in range(j % 2, squares * 2, 2):
            k0, k1 = 1 + rows[j] * 0.8, 1 + rows[j + 1] * 0.8
            xs = [600 + (i + d - squares) * 1200 / squares / 1.6 * k
                  for d, k in ((0, k0), (1, k0), (1, k1), (0, k1))]
            out += poly(f"{xs[0]:.0f},{y0:.0f} {xs[1]:.0f},{y0:.0f} {xs[2]:.0f},{y1:.0f} {xs[3]:.0f},{y1:.0f}", colour)
    return out


def paving(light: str = BRIQUE, dark: str = BRIQUE_D, y: float = 760) -> str:
    """Return a chequered tile floor from y down."""
    return cloth(y, dark, light, 9) + rect(0, y - 6, 1200, 12, GREEN if dark == GREEN_D else NIGHT)
