"""Walks: each one shows its way, by mill, canal, park, market or gable."""

from home.demo.art.buildings import (
    chimney,
    crate,
    mill,
    sawtooth,
    skyline,
    stall_roof,
    stepped_gable,
    terrace,
)
from home.demo.art.gestures import bicycle
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
    ROSE_L,
    SAND,
    SOLEIL,
    SOLEIL_L,
)
from home.demo.art.registry import picture
from home.demo.art.shapes import (
    arch,
    at,
    box,
    clip,
    disc,
    ground,
    line,
    path,
    poly,
    rect,
    solid,
)


def bobbin(thread: str, shade: str) -> str:
    """Return a wound bobbin 300 high, foot at (0, 0)."""
    wound = "".join(line(f"M-72,{-60 - i * 26}Q0,{-44 - i * 26} 72,{-66 - i * 26}", shade, 5)
                    for i in range(7))
    return (rect(-22, -340, 44, 340, OCHRE, 10) + rect(4, -340, 18, 340, BRIQUE_D, 8)
            + solid("M-80,-40L-64,-260H64L80,-40Z", thread, shade, 46)
            + clip("M-80,-40L-64,-260H64L80,-40Z", wound)
            + solid(box(-92, -50, 184, 50, 16), OCHRE_L, OCHRE, 60)
            + solid(box(-74, -286, 148, 34, 14), OCHRE_L, OCHRE, 50))


@picture("walk-textile", "Bobines de fil devant les cheminées des filatures",
         "Thread bobbins in front of mill chimneys", "Garenklossen voor de schoorstenen van spinnerijen")
def _walk_textile() -> str:
    sky = burst(600, 560, 32, BASSIN_L, BASSIN_XL) + half_disc(600, 600, 300, SOLEIL) + half_disc(600, 600, 210, SOLEIL_L)
    smoke = cloud(180, 90, 190, LIN) + cloud(800, 70, 230, LIN)
    town = (chimney(150, 620, 520) + chimney(860, 620, 560) + chimney(1080, 620, 380, ROSE, BRIQUE)
            + sawtooth(200, 600, 520, 90, 5, BRIQUE, SOLEIL) + rect(200, 598, 520, 60, BRIQUE_D)
            + mill(-30, 640, 250, 210, 2, 4) + mill(900, 640, 320, 230, 2, 5))
    floor = ground(NIGHT, 640) + poly("0,900 250,640 330,640 140,900", NIGHT_L) + poly("520,900 560,640 650,640 700,900", NIGHT_L) \
        + poly("1060,900 850,640 930,640 1200,840 1200,900", NIGHT_L)
    spools = (at(170, 862, bobbin(BRIQUE, BRIQUE_D), .92) + at(425, 880, bobbin(SOLEIL, OCHRE_L), .98)
              + at(690, 872, bobbin(LIN, SAND), .9) + at(985, 850, bobbin(BASSIN_M, BASSIN), .94, 0))
    return sky + smoke + town + floor + spools


@picture("walk-piscine-condition", "Un chemin serpente du vitrail du soleil à la halle de brique",
         "A path winds from the sun window to the brick hall",
         "Een pad kronkelt van het zonneraam naar de bakstenen hal")
def _walk_piscine() -> str:
    land = ground(BASSIN) + path("M0,330Q300,260 600,320T1200,270V900H0Z", GREEN_L) \
        + path("M0,520Q320,420 620,520T1200,450V900H0Z", GREEN) + path("M0,720Q300,640 700,700T1200,650V900H0Z", GREEN_D)
    sun = rect(40, 236, 480, 110, OCHRE_L) + half_disc(280, 300, 250, NIGHT) + fan(280, 300, 84, 236, NIGHT, width=7) \
        + half_disc(280, 300, 68, SOLEIL) + rect(20, 296, 520, 22, LIN) \
        + "".join(path(arch(70 + i * 64, 326, 34, 40), BRIQUE_D) for i in range(7)) + rect(40, 318, 480, 10, OCHRE)
    hall = bricks(740, 520, 420, 190, size=(44, 18)) + sawtooth(740, 524, 420, 90, 3, BRIQUE_D, SOLEIL) \
        + chimney(1110, 520, 330) + path(arch(800, 570, 130, 140), NIGHT) + path(arch(816, 588, 98, 122), SOLEIL) \
        + "".join(path(arch(970 + i * 60, 590, 36, 70), BASSIN_L) for i in range(3))
    way = ("M290,360C300,430 560,400 660,450S520,560 330,590S130,720 380,760S760,690 862,716")
    route = line(way, SAND, 58) + line(way, LIN, 46)
    dashes = ('<path d="' + way + f'" fill="none" stroke="{BRIQUE}" stroke-width="9" stroke-dasharray="2 26" stroke-linecap="round"/>')
    pins = "".join(path(f"M{x},{y}c-60,-70 -48,-130 0,-130s60,60 0,130Z", BRIQUE) + disc(x, y - 82, 20, LIN)
                   for x, y in ((640, 450), (270, 700)))
    trees = tree(700, 420, 150) + tree(90, 560, 190, GREEN_D, NIGHT) + tree(1040, 430, 140) + tree(500, 690, 150, GREEN_L, GREEN) \
        + poplar(610, 600, 170, GREEN_D, NIGHT) + tree(1130, 880, 260, GREEN_L, GREEN)
    stream = path("M0,800Q300,740 620,820T1200,760V900H0Z", BASSIN) + line("M60,850q40,-16 80,0t80,0t80,0M640,870q40,-16 80,0t80,0t80,0", BASSIN_L, 8)
    rays = burst(280, 300, 26, BASSIN_D, BASSIN)
    return (rays + clip("M0,330Q300,260 600,320T1200,270V900H0Z", land) + trees + sun + route + dashes + hall + pins + stream
            + figure(480, 800, 150, ORANGE, BRIQUE) + birds(760, 160, LIN) + tree(1130, 900, 240, GREEN_L, GREEN))


@picture("walk-cavrois", "Une allée du parc mène à la villa Cavrois", "A park path leads to Villa Cavrois",
         "Een laan in het park leidt naar Villa Cavrois")
def _walk_cavrois() -> str:
    sky = ground(ROSE_L) + rings(600, 380, (470, ROSE), (330, SOLEIL), (220, SOLEIL_L))
    villa = (rect(360, 320, 480, 130, SOLEIL) + rect(560, 230, 96, 220, OCHRE_L) + rect(620, 230, 36, 220, OCHRE)
             + rect(440, 280, 110, 60, OCHRE_L) + rect(660, 290, 120, 50, OCHRE_L) + rect(350, 312, 500, 12, LIN)
             + rect(550, 222, 116, 12, LIN) + rect(384, 350, 160, 28, NIGHT) + rect(672, 350, 150, 28, NIGHT)
             + rect(384, 398, 160, 40, NIGHT) + rect(672, 398, 150, 40, NIGHT) + rect(578, 392, 44, 58, BRIQUE_D))
    lawn = ground(GREEN_L, 448) + poly("0,448 380,448 0,640", GREEN) + poly("1200,448 820,448 1200,640", GREEN)
    way = path("M570,450H630C700,560 420,620 520,720S960,800 900,900H160C200,760 700,640 570,450Z".replace("S960,800", "S860,790"), LIN) \
        + path("M630,450C700,560 420,620 520,720S860,790 900,900H780C760,800 400,760 440,690S660,560 618,450Z", SAND)
    shadows = "".join(poly(p, GREEN_D) for p in ("0,760 340,700 380,720 0,820", "1200,700 820,650 800,664 1200,750",
                                                 "0,600 380,560 400,570 0,632"))
    alley = "".join(tree(x, y, h, a, b) for x, y, h, a, b in (
        (420, 470, 150, GREEN, GREEN_D), (790, 470, 150, GREEN, GREEN_D), (300, 530, 260, ORANGE, BRIQUE), (900, 530, 260, GREEN, GREEN_D),
        (170, 640, 420, GREEN, GREEN_D), (1030, 650, 430, BRIQUE_L, BRIQUE_D), (20, 840, 680, GREEN_D, NIGHT), (1180, 860, 700, GREEN_D, NIGHT)))
    return (sky + villa + lawn + shadows + way + alley + figure(560, 800, 230, BASSIN, BASSIN_D, away=True) + figure(646, 790, 205, BRIQUE, BRIQUE_D, away=True)
            + figure(580, 560, 84, NIGHT_L, NIGHT, away=True))




@picture("walk-grand-tour", "Un vélo au bord du canal, la ville au loin", "A bicycle by the canal, the town far off",
         "Een fiets langs het kanaal, de stad in de verte")
def _walk_grand_tour() -> str:
    sky = rings(600, 560, (1300, ORANGE), (560, OCHRE_L), (430, SOLEIL), (290, SOLEIL_L))
    town = skyline(560, BRIQUE_D, 4) + chimney(130, 560, 300, BRIQUE, BRIQUE_D)
    river = rect(0, 556, 1200, 130, BASSIN) + ripples(600, 566, 560, 5, SOLEIL) + ripples(220, 580, 260, 4, BASSIN_M) \
        + ripples(1000, 580, 260, 4, BASSIN_M, seed=9)
    bank = path("M0,676Q600,640 1200,676V900H0Z", GREEN) + path("M0,760Q600,710 1200,760V900H0Z", SAND) \
        + path("M0,850Q600,800 1200,850V900H0Z", GREEN_D)
    cast = poly("330,800 470,800 700,880 560,880", OCHRE_L) + poly("730,800 870,800 1100,880 960,880", OCHRE_L)
    basket = solid("M170,-400h150l-20,92h-112Z", OCHRE_L, OCHRE, 40) + line("M176,-372h138M182,-342h126", OCHRE, 6) \
        + rect(196, -470, 30, 84, SAND, 14) + rect(230, -452, 26, 70, ORANGE, 13) + disc(282, -414, 26, GREEN_L)
    bike = at(590, 806, bicycle(BASSIN, NIGHT) + basket, 1.12)
    posts = poplar(1130, 700, 420) + poplar(1050, 690, 330) + poplar(40, 700, 360)
    return sky + birds(230, 200, NIGHT, 1.3) + town + river + posts + bank + cast + bike


@picture("walk-wazemmes", "Une rue de marché, auvents et maisons de Wazemmes", "A market street with awnings and houses in Wazemmes",
         "Een marktstraat met luifels en huizen in Wazemmes")
def _walk_wazemmes() -> str:
    sky = burst(600, 330, 28, BASSIN, BASSIN_M) + disc(600, 330, 120, SOLEIL_L)
    houses = "".join(at(0, 0, terrace(x, 620, w, h, a, b, c)) for x, w, h, a, b, c in (
        (-40, 190, 420, BRIQUE, NIGHT, SOLEIL), (150, 160, 340, OCHRE_L, BRIQUE_D, BASSIN), (310, 140, 270, ROSE, BASSIN_D, GREEN),
        (1050, 190, 420, BRIQUE_L, NIGHT, GREEN), (890, 160, 340, LIN_2, BRIQUE_D, BRIQUE), (750, 140, 270, BRIQUE, BASSIN_D, SOLEIL)))
    tower = rect(560, 390, 80, 230, SAND) + rect(610, 390, 30, 230, OCHRE_L) + poly("546,392 600,270 654,392", BASSIN_D)
    strings = "".join(line(f"M{150 - k * 60},{250 + k * 60}Q600,{430 + k * 50} {1050 + k * 60},{250 + k * 60}", LIN, 4) for k in (0, 1))
    flags = "".join(poly(f"{x - 22},{y} {x + 22},{y} {x},{y + 46}", (SOLEIL, LIN, BRIQUE_L, BASSIN_L)[i % 4])
                    for i, (x, y) in enumerate((220 + 84 * k, 276 + (1 - ((k - 4.5) / 4.5) ** 2) * 62) for k in range(10)))
    street = ground(SAND, 618) + poly("470,618 730,618 1000,900 200,900", LIN)
    stalls = "".join(at(x, y, rect(14, 60, 10, 250, NIGHT) + rect(356, 60, 10, 250, NIGHT) + rect(0, 200, 380, 120, c2)
                        + at(20, 200, crate(160, f, s)) + at(200, 200, crate(160, f2, s2)) + stall_roof(380, 96, 6, c, LIN), k)
                     for x, y, k, c, c2, f, s, f2, s2 in (
                         (-60, 560, 1.08, GREEN, BRIQUE_D, ORANGE, BRIQUE_L, GREEN_L, GREEN),
                         (850, 560, 1.08, BRIQUE, BASSIN_D, SOLEIL, OCHRE_L, BRIQUE, BRIQUE_D)))
    crowd = "".join(figure(x, y, h, a, b) for x, y, h, a, b in (
        (560, 690, 120, GREEN, GREEN_D), (640, 680, 110, BRIQUE, BRIQUE_D), (480, 760, 190, ORANGE, BRIQUE), (700, 780, 210, BASSIN, BASSIN_D),
        (600, 850, 260, NIGHT_L, NIGHT)))
    return sky + tower + houses + strings + flags + street + stalls + crowd


@picture("walk-vieux-lille", "Une rue pavée entre les pignons du Vieux-Lille", "A cobbled street between the gables of Vieux-Lille",
         "Een kasseistraat tussen de gevels van Vieux-Lille")
def _walk_vieux_lille() -> str:
    sky = ground(SOLEIL_L) + rings(600, 520, (430, SOLEIL), (310, OCHRE_L), (190, ORANGE))
    far = stepped_gable(520, 640, 160, 190, ROSE, BRIQUE_L, LIN, 4, BRIQUE_D)
    row_ = (stepped_gable(365, 680, 190, 260, OCHRE_L, OCHRE, LIN, 5, NIGHT) + stepped_gable(650, 680, 190, 250, BASSIN_M, BASSIN, LIN, 5, NIGHT)
            + stepped_gable(150, 740, 260, 330, BRIQUE_L, BRIQUE_D, LIN, 5, NIGHT) + stepped_gable(800, 740, 260, 340, GREEN_L, GREEN, LIN, 5, NIGHT)
            + stepped_gable(-170, 840, 380, 470, BASSIN, BASSIN_D, SAND, 6, NIGHT) + stepped_gable(1000, 840, 380, 480, BRIQUE, BRIQUE_D, SAND, 6, NIGHT))
    street = poly("0,900 0,800 200,740 400,680 520,636 680,636 820,680 1010,740 1200,810 1200,900", LIN_2) \
        + poly("560,636 640,636 900,900 300,900", SAND)
    setts = "".join(path(f"M{600 - w},{y}q{w / 2},{d} {w},{d}t{w},{-d}v{t}q{-w / 2},{d} {-w},{d}t{-w},{-d}Z", OCHRE_L)
                    for y, w, d, t in ((664, 70, 6, 3), (700, 104, 8, 4), (746, 148, 10, 6), (804, 206, 14, 8), (872, 270, 18, 10)))
    signs = at(250, 470, line("M-40,0H60", NIGHT, 8) + disc(36, 50, 40, BRIQUE) + disc(36, 50, 26, SOLEIL)) \
        + at(960, 480, line("M40,0H-60", NIGHT, 8) + rect(-80, 12, 70, 70, GREEN_D, 8) + rect(-66, 26, 42, 42, SOLEIL, 21))
    return (sky + birds(520, 150, ENCRE, 1.2) + far + row_ + street + setts + signs + shadow(500, 800, 40, 90, OCHRE_L, .4)
            + figure(520, 804, 210, BRIQUE, BRIQUE_D) + figure(600, 790, 195, NIGHT_L, NIGHT) + figure(640, 690, 100, GREEN, GREEN_D)
            + lamp_post(330, 800, 280))
