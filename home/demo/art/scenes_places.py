"""Places of Roubaix and around: pool, mills, villa, park, canal, station."""

from home.demo.art.buildings import chimney, clock, mill, skyline, window_row
from home.demo.art.motifs import (
    birds,
    bricks,
    burst,
    cloud,
    fan,
    figure,
    half_disc,
    lamp_post,
    poplar,
    rings,
    ripples,
    shadow,
    tree,
)
from home.demo.art.palette import (
    BASSIN,
    BASSIN_D,
    BASSIN_L,
    BASSIN_M,
    BASSIN_XL,
    BRIQUE,
    BRIQUE_D,
    BRIQUE_L,
    ENCRE,
    GREEN,
    GREEN_D,
    GREEN_L,
    LIN,
    LIN_2,
    NIGHT,
    NIGHT_L,
    OCHRE,
    OCHRE_L,
    ORANGE,
    ROSE,
    SAND,
    SOLEIL,
    SOLEIL_L,
)
from home.demo.art.registry import picture
from home.demo.art.shapes import (
    arch,
    at,
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


def pool_side() -> str:
    """Return the left tiers of the pool hall, drawn to the vanishing point."""
    wall = poly("0,60 280,330 280,560 0,760", OCHRE_L) + poly(
        "0,60 280,330 280,345 0,92", NIGHT) + poly("0,330 280,443 280,455 0,352", BRIQUE)
    parts = []
    for i in range(4):
        x = 12 + 74 * i - i * i * 3
        w = 50 - 7 * i
        top, mid, foot = 140 + x * 0.87, 340 + x * 0.40, 752 - x * 0.71
        parts.append(path(f"M{x},{mid - 14}V{top + w / 2}q{w / 2},{-w * 0.55} {w},{w * 0.4}"
                          f"V{mid}Z", BASSIN_D))
        parts.append(path(f"M{x},{foot}V{mid + 46}q{w / 2},{-w * 0.55} {w},{w * 0.3}"
                          f"V{foot - w * 0.71}Z", BRIQUE))
        parts.append(poly(f"{x + w * 0.35},{foot - 10} {x + w * 0.35},{mid + 100} "
                          f"{x + w * 0.75},{mid + 104} {x + w * 0.75},{foot - 14}", BRIQUE_D))
    edge = poly("0,760 280,560 330,560 130,900 0,900", LIN_2) + poly(
        "130,900 330,560 346,560 180,900", SAND)
    statue = (rect(-26, -40, 52, 40, SAND) + rect(4, -40, 22, 40, OCHRE_L)
              + path("M-16,-40q-6,-70 4,-110q-20,-20 4,-38q16,-10 26,6q4,12 -6,20"
                     "q14,40 2,122Z", LIN) + disc(2, -204, 15, LIN))
    return wall + "".join(parts) + edge + at(112, 800, statue, 1.15) + at(
        236, 655, statue, 0.62)


@picture("la-piscine", "Le bassin de La Piscine sous le vitrail du soleil",
         "The pool of La Piscine under the sun window",
         "Het bad van La Piscine onder het zonneraam")
def _la_piscine() -> str:
    vault = rings(600, 470, (840, BASSIN_D), (700, BASSIN), (640, BASSIN_D),
                  (560, BASSIN), (500, BASSIN_D), (425, BASSIN_M), (395, NIGHT))
    sun = fan(600, 470, 128, 372, NIGHT, width=10) + half_disc(600, 470, 112, NIGHT) \
        + half_disc(600, 470, 98, SOLEIL) + half_disc(600, 470, 66, SOLEIL_L)
    end = rect(200, 470, 800, 95, OCHRE_L) + rect(200, 470, 800, 16, NIGHT)
    doors = "".join(path(arch(305 + i * 86, 500, 44, 65), BRIQUE_D) for i in range(7))
    basin = "M330,560H870L1070,900H130Z"
    mirrored = ('<g transform="translate(0,1035) scale(1,-1)">'
                + fan(600, 470, 128, 372, BASSIN, width=10)
                + half_disc(600, 470, 98, SOLEIL) + "</g>")
    cuts = "".join(line(f"M100,{y}q40,{-a} 80,0" + "t80,0" * 12, BASSIN, 3 + a * 0.55)
                   for y, a in ((582, 6), (610, 9), (645, 13), (690, 17), (745, 22),
                                (812, 28), (880, 32)))
    glints = "".join(line(f"M{x},{y}q20,-9 40,0t40,0", BASSIN_L, 5)
                     for x, y in ((250, 770), (820, 715), (300, 690), (860, 835),
                                  (740, 610), (395, 625), (200, 860)))
    pool = path(basin, BASSIN_M) + clip(basin, mirrored, cuts, glints)
    side = pool_side()
    return (ground(NIGHT) + vault + sun + end + doors + pool + side
            + at(1200, 0, side, mirror=True))


@picture("condition-publique", "La halle de brique et la rue couverte de la Condition Publique",
         "The brick hall and covered street of La Condition Publique",
         "De bakstenen hal en de overdekte straat van La Condition Publique")
def _condition_publique() -> str:
    far = burst(600, 470, 26, SOLEIL, SOLEIL_L) + rect(470, 330, 260, 280, ROSE) + path(arch(530, 380, 140, 220), ORANGE) \
        + disc(600, 470, 46, LIN)
    wall = "M0,-40L470,300V610L0,900Z"
    holes = "".join(path(f"M{x},{f}V{t + w * .6:g}q{w / 2},{-w * .7:g} {w},{w * .35:g}V{f - w * .62:g}Z", c)
                    for x, w, t, f, c in ((40, 120, 330, 872, NIGHT), (215, 84, 385, 764, NIGHT),
                                          (338, 58, 412, 688, NIGHT), (422, 34, 440, 638, NIGHT)))
    lights = "".join(path(f"M{x},{f}V{t + w * .6:g}q{w / 2},{-w * .7:g} {w},{w * .35:g}V{f - w * .3:g}Z", BASSIN_L)
                     for x, w, t, f in ((50, 100, 128, 270), (222, 70, 215, 330),
                                        (345, 48, 282, 368), (424, 30, 320, 398)))
    side = clip(wall, bricks(0, 0, 480, 900, size=(78, 30)), holes, lights, line("M0,300L470,420", BRIQUE_D, 14))
    roof = "".join(line(f"M{600 - w},{y}L600,{y - w * .42:g}L{600 + w},{y}", NIGHT, s)
                   for w, y, s in ((640, 150, 26), (420, 214, 18), (285, 262, 13),
                                   (200, 300, 9), (140, 330, 7)))
    paving = poly("0,900 470,605 730,605 1200,900", SAND) + poly(
        "560,605 640,605 760,900 440,900", LIN_2)
    walkers = (shadow(540, 770, 40, 120, OCHRE, .5) + figure(560, 775, 190, BASSIN, BASSIN_D)
               + figure(642, 740, 160, BRIQUE, BRIQUE_D) + figure(700, 660, 84, GREEN, GREEN_D))
    return (far + paving + side + at(1200, 0, fade(1, side), mirror=True)
            + fade(.25, poly("1200,-40 730,300 730,610 1200,900", NIGHT)) + roof + walkers)


@picture("villa-cavrois", "La villa Cavrois et son miroir d’eau",
         "Villa Cavrois and its reflecting pool", "Villa Cavrois en haar spiegelvijver")
def _villa_cavrois() -> str:
    volumes = (rect(120, 330, 960, 190, OCHRE_L) + rect(520, 190, 170, 330, SOLEIL)
               + rect(640, 190, 50, 330, OCHRE) + rect(300, 265, 230, 120, SOLEIL_L)
               + rect(700, 285, 250, 100, SOLEIL_L) + rect(120, 330, 960, 14, LIN)
               + rect(290, 258, 240, 12, LIN) + rect(690, 278, 270, 12, LIN)
               + rect(508, 180, 194, 14, LIN))
    glass = (rect(150, 375, 330, 46, NIGHT) + rect(720, 375, 330, 46, NIGHT)
             + rect(150, 452, 250, 68, NIGHT) + rect(800, 452, 250, 68, NIGHT)
             + rect(320, 296, 180, 34, NIGHT) + rect(730, 310, 190, 34, NIGHT)
             + rect(548, 220, 20, 180, BASSIN) + rect(582, 220, 20, 180, BASSIN)
             + rect(540, 430, 130, 90, BRIQUE_D)
             + line("M210,375v46M270,375v46M330,375v46M390,375v46M780,375v46M840,375v46"
                    "M900,375v46M960,375v46", OCHRE_L, 7))
    rows = "".join(line(f"M120,{y}H1080", OCHRE, 2.5) for y in (360, 436, 490))
    house = volumes + rows + glass
    mirror = ('<g transform="translate(0,1090) scale(1,-1)">' + house + "</g>"
              + fade(.6, rect(0, 560, 1200, 340, BASSIN)))
    basin = "M330,570H870L1010,900H190Z"
    hedge = rect(0, 500, 180, 40, GREEN_D) + rect(1020, 500, 180, 40, GREEN_D)
    lawn = ground(GREEN, 520) + poly("0,560 330,560 150,900 0,900", GREEN_L) + poly(
        "0,700 250,700 150,900 0,900", GREEN)
    border = line(basin, LIN, 22)
    shrubs = "".join(solid(oval(x, y, r), GREEN_L, GREEN_D, r * .7)
                     for x, y, r in ((90, 760, 62), (235, 610, 36), (1110, 760, 62),
                                     (965, 610, 36)))
    trees = tree(60, 520, 330) + tree(1130, 520, 380) + tree(1010, 510, 250, GREEN_L, GREEN)
    return (burst(890, 150, 30, BASSIN_L, BASSIN_XL) + disc(890, 150, 84, LIN)
            + cloud(80, 130, 240, LIN) + trees + hedge + lawn + house
            + path(basin, BASSIN) + clip(basin, mirror, ripples(600, 700, 520, 8, BASSIN_L))
            + border + shrubs)


@picture("la-manufacture", "Un métier à tisser et ses fils tendus à La Manufacture",
         "A loom and its taut threads at La Manufacture",
         "Een weefgetouw met gespannen draden in La Manufacture")
def _la_manufacture() -> str:
    threads = "".join(line(f"M{160 + i * 40},0L{60 + i * 49},560", c, 7)
                      for i, c in enumerate((SOLEIL, LIN, ORANGE, LIN, BASSIN_L, LIN) * 4)
                      if i < 23)
    cloth = "".join(rect(60, 600 + 40 * j, 1080, 40, (BRIQUE, SOLEIL, BRIQUE_D, LIN, BRIQUE,
                                                    BASSIN, BRIQUE_D, SOLEIL)[j])
                    for j in range(8))
    diamonds = "".join(poly(f"{x},660 {x + 50},610 {x + 100},660 {x + 50},710", LIN)
                       + poly(f"{x + 26},660 {x + 50},636 {x + 74},660 {x + 50},684", BASSIN)
                       for x in range(100, 1060, 125))
    reed = (rect(0, 540, 1200, 60, OCHRE) + rect(0, 540, 1200, 16, OCHRE_L)
            + "".join(rect(70 + i * 24, 556, 8, 40, NIGHT) for i in range(45)))
    heddles = (rect(20, 170, 1160, 34, OCHRE_L) + rect(20, 190, 1160, 14, OCHRE)
               + rect(20, 370, 1160, 34, OCHRE_L) + rect(20, 390, 1160, 14, OCHRE))
    posts = "".join(rect(x, 0, 70, 900, BRIQUE_D) + rect(x, 0, 24, 900, BRIQUE)
                    for x in (0, 1130))
    shuttle = at(640, 520, solid("M-210,0Q0,-78 210,0Q0,78 -210,0Z", SOLEIL, OCHRE, 0, 22)
                 + rect(-90, -20, 180, 40, NIGHT, 20) + rect(-70, -13, 140, 26, BRIQUE_L, 13)
                 + line("M70,0C140,-40 220,30 330,-20", BRIQUE_L, 6), 1.15, -7)
    back = ground(NIGHT) + rings(600, 380, (430, NIGHT_L), (330, BASSIN_D), (230, BASSIN))
    return back + threads + heddles + cloth + diamonds + reed + posts + shuttle


@picture("parc-barbieux", "Un étang et de grands arbres au parc Barbieux",
         "A pond and tall trees in Barbieux park", "Een vijver en hoge bomen in het Barbieuxpark")
def _parc_barbieux() -> str:
    sky = ground(SOLEIL_L) + rings(820, 330, (420, SOLEIL), (300, OCHRE_L), (170, LIN))
    hills = path("M0,470Q300,330 620,450T1200,400V900H0Z", GREEN_L) + path(
        "M0,520Q260,420 520,500T1200,480V900H0Z", GREEN)
    far = tree(150, 470, 260, GREEN, GREEN_D) + tree(330, 440, 190, ORANGE, BRIQUE) \
        + poplar(470, 462, 250) + poplar(540, 470, 200) + tree(1060, 470, 330, BRIQUE_L, BRIQUE_D)
    pond = "M-20,640C180,540 520,620 720,560S1100,520 1230,600V800C980,860 700,720 460,800S120,860 -20,800Z"
    lake = path(pond, BASSIN) + clip(pond, ripples(830, 590, 330, 9, SOLEIL),
                                     ripples(320, 640, 300, 7, BASSIN_M, seed=4))
    bridge = (path("M560,600Q700,470 850,575L850,610Q700,520 560,640Z", LIN)
              + line("M556,560Q700,430 852,535M590,555v50M650,515v45M710,500v40M770,505v40"
                     "M825,525v45", BRIQUE, 7))
    bank = path("M-20,800C120,850 300,840 460,790S980,850 1220,790V900H-20Z", GREEN_D)
    near = tree(1085, 900, 620, GREEN, NIGHT) + tree(60, 900, 500, GREEN_L, GREEN_D)
    swan = path("M0,0q-50,6 -84,-26q30,-34 78,-14q14,-50 -14,-56q26,-20 40,14q4,20 -2,46"
                "q0,30 -18,36Z", LIN) + poly("18,-84 40,-76 19,-72", ORANGE)
    return (sky + hills + far + lake + bridge + at(420, 730, swan, 1.1)
            + at(560, 765, swan, .75, mirror=True) + bank + near + birds(520, 170))


@picture("canal", "Une péniche sur le canal de Roubaix", "A barge on the Roubaix canal",
         "Een binnenschip op het kanaal van Roubaix")
def _canal() -> str:
    sky = burst(330, 480, 34, ORANGE, OCHRE_L) + half_disc(330, 485, 150, SOLEIL_L)
    town = skyline(480, BRIQUE, 2) + chimney(960, 480, 330) + mill(700, 490, 200, 150, 2, 4)
    banks = ground(GREEN, 478) + poly("0,500 520,500 0,780", GREEN_L)
    trees = "".join(poplar(900 + i * 92, 520 + i * 26, 300 + i * 95) for i in range(4))
    channel = "M520,498H660L1330,900H-160V700Z"
    stream = path(channel, BASSIN) + clip(channel, ripples(420, 520, 420, 14, SOLEIL, 27),
                                          ripples(880, 640, 380, 9, BASSIN_M, 27, 6))
    hull = solid("M-330,0H340Q330,110 250,120H-250Q-330,100 -350,-20Z", BRIQUE, BRIQUE_D, 0, 46)
    boat = (hull + line("M-346,-14L-330,2H342", LIN, 14) + rect(-230, -44, 300, 46, NIGHT, 8)
            + "".join(rect(-214 + 58 * i, -36, 44, 36, OCHRE) for i in range(5))
            + rect(110, -120, 150, 122, LIN, 8) + rect(190, -120, 70, 122, SAND, 8)
            + rect(98, -134, 176, 20, NIGHT, 10)
            + rect(126, -96, 50, 48, BASSIN_M) + rect(192, -96, 50, 48, BASSIN_D)
            + line("M-300,-10V-110l50,18l-50,18", BASSIN_D, 6)
            + poly("-298,-110 -240,-90 -298,-70", SOLEIL))
    wake = "".join(line(f"M{x},{y}q30,-14 60,0t60,0t60,0", BASSIN_L, 7)
                   for x, y in ((120, 830), (420, 850), (760, 826), (900, 780), (40, 770)))
    return sky + town + banks + stream + trees + at(560, 690, boat, 1.1) + wake + birds(
        620, 190, ENCRE, 1.2)


@picture("station", "La façade de verre de la gare Jean-Lebas",
         "The glass front of Jean-Lebas station", "De glazen gevel van station Jean-Lebas")
def _station() -> str:
    stone = (rect(60, 380, 1080, 300, LIN) + rect(60, 380, 1080, 26, SAND)
             + rect(40, 360, 1120, 22, BRIQUE) + window_row(90, 440, 60, 150, 88, 3, BASSIN_D, BRIQUE_L)
             + window_row(872, 440, 60, 150, 88, 3, BASSIN_D, BRIQUE_L))
    front = path(arch(330, 130, 540, 560), NIGHT) + path(arch(352, 152, 496, 540), BASSIN_XL)
    glass = clip(arch(352, 152, 496, 540), poly("352,620 848,150 848,330 352,800", LIN),
                 line("".join(f"M{352 + i * 62},120V700" for i in range(9)), BASSIN_D, 6),
                 line("M340,300H860M340,400H860M340,500H860", BASSIN_D, 8),
                 fan(600, 400, 96, 262, BASSIN_D, (BASSIN_L, BASSIN_XL, SOLEIL, BASSIN_XL, SOLEIL,
                                                BASSIN_XL, BASSIN_L), 8))
    doors = "".join(rect(430 + i * 90, 560, 70, 130, NIGHT) + rect(438 + i * 90, 568, 54, 122, SOLEIL)
                    for i in range(4))
    canopy = rect(380, 532, 440, 26, BRIQUE)
    square = ground(SAND, 690) + poly("0,900 300,690 420,690 260,900", LIN) + poly(
        "780,690 900,690 940,900 700,900", LIN)
    rails = line("M-20,860H1220", BASSIN_D, 8) + line("M-20,826H1220", BASSIN_D, 8)
    tram = (shadow(80, 850, 420, 40, OCHRE, .3) + solid("M70,690H470q36,0 50,110v40H70Z", BRIQUE, BRIQUE_D, 0, 60)
            + rect(94, 712, 86, 66, BASSIN_XL, 8) + rect(200, 712, 86, 66, BASSIN_XL, 8)
            + rect(306, 712, 86, 66, BASSIN_XL, 8) + path("M410,712h50q22,10 32,66h-82Z", BASSIN_XL)
            + rect(70, 806, 450, 10, SOLEIL))
    people = figure(700, 805, 128, GREEN, GREEN_D) + figure(770, 790, 112, BRIQUE, BRIQUE_D) \
        + figure(905, 835, 140, BASSIN, BASSIN_D)
    return (burst(600, 620, 28, BASSIN, BASSIN_M) + cloud(90, 180, 220, BASSIN_L) + cloud(930, 240, 180, BASSIN_L) + stone + front + glass
            + clock(600, 400, 78, NIGHT) + canopy + doors + square + rails + tram + people
            + lamp_post(1060, 830, 210))


@picture("grand-place-roubaix", "L’hôtel de ville sur la Grand-Place de Roubaix",
         "The town hall on the Grand-Place in Roubaix", "Het stadhuis op de Grand-Place van Roubaix")
def _grand_place_roubaix() -> str:
    sky = burst(600, 230, 40, ORANGE, SOLEIL)
    wings = (rect(30, 380, 1140, 300, LIN) + rect(760, 380, 410, 300, SAND)
             + rect(20, 366, 1160, 20, SAND) + rect(30, 520, 1140, 12, OCHRE_L))
    roofs = "".join(poly(f"{x},366 {x + 26},270 {x + 234},270 {x + 260},366", BASSIN_D)
                    + poly(f"{x + 170},366 {x + 166},270 {x + 234},270 {x + 260},366", NIGHT)
                    for x in (30, 910)) + rect(290, 320, 620, 46, BASSIN)
    centre = (rect(440, 300, 320, 380, LIN) + rect(640, 300, 120, 380, SAND)
              + path("M430,300Q600,130 770,300Z", BRIQUE) + path("M600,215Q690,215 770,300H600Z", BRIQUE_D)
              + rect(548, 120, 104, 110, LIN) + rect(612, 120, 40, 110, SAND)
              + path("M536,124q64,-100 128,0Z", BASSIN_D) + line("M600,70V10", NIGHT, 8)
              + poly("604,14 664,30 604,46", BRIQUE))
    windows = (window_row(66, 420, 46, 84, 78, 5, BASSIN, OCHRE_L)
               + window_row(775, 420, 46, 84, 78, 5, BASSIN_D, OCHRE_L)
               + "".join(path(arch(x + i * 78, 556, 48, 124), BRIQUE_D) for i in range(5) for x in (66, 775)))
    door = "".join(path(arch(466 + i * 96, 520, 72, 160), NIGHT) + path(
        arch(466 + i * 96, 350, 72, 130), BASSIN) for i in range(3))
    square = ground(BRIQUE_L, 680) + "".join(
        poly(f"{600 + k * 90},680 {645 + k * 90},680 {600 + k * 300 + 150},900 {600 + k * 300},900", ROSE)
        for k in range(-7, 7))
    jet = "".join(line(f"M600,790Q{600 + s * 40},640 {600 + s * 90},800", BASSIN_XL, 8)
                  for s in (-1.6, -.8, .8, 1.6)) + line("M600,790V650", BASSIN_XL, 9)
    basin = disc(600, 806, 210, LIN, 38) + disc(600, 802, 186, BASSIN, 28) + jet
    return (sky + disc(600, 230, 150, SOLEIL_L) + wings + roofs + centre + clock(600, 260, 34)
            + windows + door + square + basin
            + figure(230, 820, 170, BASSIN, BASSIN_D) + figure(300, 806, 150, NIGHT_L, NIGHT)
            + figure(935, 850, 180, GREEN, GREEN_D))
