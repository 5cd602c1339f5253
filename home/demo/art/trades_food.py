"""Bakery, pastry, chocolate and cheese: front, still life, gesture."""

from home.demo.art.gestures import hand
from home.demo.art.motifs import bricks, burst, half_disc, half_sun, rings, shadow
from home.demo.art.objects_food import (
    baguette,
    bonbon,
    cake,
    croissant,
    cupcake,
    loaf,
    macaron,
    mimolette,
    tablet,
    waffle,
    wedge,
    wheat,
    wheel_cheese,
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
    GREEN,
    GREEN_D,
    GREEN_L,
    GREEN_XL,
    LIN,
    LIN_2,
    NIGHT,
    NIGHT_L,
    OCHRE,
    OCHRE_D,
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
    at,
    box,
    clip,
    disc,
    ground,
    line,
    oval,
    path,
    point,
    poly,
    rect,
    solid,
)
from home.demo.art.storefronts import (
    arch_window,
    awning_front,
    interior,
    niche,
    night_front,
    planter,
)


@picture("boulangerie-1", "Une boulangerie à la façade de brique", "A bakery with a brick front", "Een bakkerij met een bakstenen gevel")
def _boulangerie_1() -> str:
    goods = at(-200, 0, loaf(), .9) + at(40, 0, loaf(), 1.05) + at(-90, -104, loaf(), .7) + at(230, -30, baguette(), .7, -60) \
        + at(270, -40, baguette(), .7, -72) + at(-270, -170, croissant(), .5)
    return awning_front((BRIQUE, BRIQUE_L, BRIQUE_D), BASSIN, (SOLEIL, LIN), SOLEIL_L, goods, at(0, 40, croissant(), .62), LIN)


@picture("boulangerie-2", "Pains, baguettes et épis de blé sur une table", "Loaves, baguettes and ears of wheat on a table",
         "Broden, stokbroden en korenaren op een tafel")
def _boulangerie_2() -> str:
    back = burst(600, 640, 36, ORANGE, OCHRE_L) + half_disc(600, 700, 330, SOLEIL) + half_disc(600, 700, 250, SOLEIL_L)
    ears = "".join(at(x, 720, wheat(SOLEIL_L, OCHRE_D), 1.5, a) for x, a in ((130, -22), (230, -8), (980, 8), (1080, 22)))
    table = ground(BRIQUE_D, 690) + rect(0, 690, 1200, 26, BRIQUE) + shadow(250, 740, 700, 190, NIGHT, .5)
    bread = at(840, 560, baguette(), 1.2, -74) + at(930, 580, baguette(), 1.2, -62) + at(420, 760, loaf(), 1.7) \
        + at(760, 790, loaf(), 1.25) + at(560, 850, croissant(), .9) + at(250, 842, croissant(), .8, -12)
    return back + ears + table + bread


@picture("boulangerie-3", "Une pelle enfourne une miche dans le four", "A peel slides a loaf into the oven", "Een schieter schuift een brood in de oven")
def _boulangerie_3() -> str:
    wall = bricks(0, 0, 1200, 900, (NIGHT_L, BASSIN_D, NIGHT), (96, 36), .3)
    mouth = half_disc(600, 640, 440, BRIQUE_D) + "".join(
        line(f"M{point(600, 640, 372, 180 + 15 * i)}L{point(600, 640, 440, 180 + 15 * i)}", NIGHT, 7) for i in range(13)) \
        + half_disc(600, 640, 366, NIGHT) + half_disc(600, 640, 330, BRIQUE) + half_disc(600, 640, 260, ORANGE) + half_disc(600, 640, 180, SOLEIL)
    flames = "".join(path(f"M{x - 40},640q-20,-60 20,-{h}q10,50 40,60q30,40 -10,{h - 60 + 0}Z", SOLEIL_L) for x, h in ((350, 150), (820, 170), (900, 110)))
    sill = rect(120, 636, 960, 40, SAND) + rect(120, 660, 960, 20, OCHRE_L) + ground(NIGHT, 680)
    peel = solid("M430,700Q600,480 770,700L650,760V920H550V760Z", OCHRE_L, OCHRE, 40)
    return wall + mouth + clip("M234,640a366,366 0 0 1 732,0Z", flames) + sill + peel + at(600, 690, loaf(), 1.15)


@picture("patisserie-1", "La vitrine en arche d’une pâtisserie", "The arched window of a pastry shop", "Het boogvenster van een banketbakkerij")
def _patisserie_1() -> str:
    goods = at(0, 0, cake(), .9) + at(-190, 0, cupcake(), .8) + at(190, 0, cupcake(LIN, SAND, BRIQUE), .8)
    shelf = at(-190, 0, cupcake(SOLEIL_L, SOLEIL, GREEN), .7) + "".join(
        at(x, y, macaron(a, b), .75) for x, y, a, b in ((-40, 0, ROSE, BRIQUE_L), (70, 0, SOLEIL, OCHRE_L), (15, -70, GREEN_L, GREEN), (180, 0, BASSIN_L, BASSIN_M)))
    return arch_window((ROSE, ROSE_L, BRIQUE_L), BRIQUE_D, BASSIN_M, goods, shelf, planter(BASSIN))


@picture("patisserie-2", "Gaufres, macarons et tarte sur un présentoir", "Waffles, macarons and a cake on a stand", "Wafels, macarons en taart op een etagère")
def _patisserie_2() -> str:
    back = ground(BASSIN) + rings(600, 430, (560, BASSIN_D), (450, BASSIN), (340, BASSIN_M))
    stand = rect(586, 300, 28, 480, SAND) + "".join(disc(600, y, r, SOLEIL, 22) + disc(600, y + 10, r, OCHRE_L, 20) + disc(600, y - 2, r, SOLEIL_L, 20)
                                                    for y, r in ((760, 430), (560, 300), (380, 180)))
    low = "".join(at(x, 700 + abs(x - 600) * -.06, waffle(), .78, a) for x, a in ((300, -16), (470, -6), (700, 8), (880, 18)))
    mid = "".join(at(x, 560, macaron(a, b), 1) for x, a, b in ((400, ROSE, BRIQUE_L), (800, SOLEIL, OCHRE_L), (500, LIN, SAND), (700, GREEN_XL, GREEN_L), (600, BRIQUE_L, BRIQUE)))
    up = at(600, 390, cake(ROSE_L, LIN, BRIQUE_D), .98)
    return back + at(120, 0, rays_of_dots()) + stand + low + mid + up


def rays_of_dots() -> str:
    """Return dotted garlands that radiate behind a cake stand."""
    return "".join(at(480, 430, disc(380 + 60 * k, 0, 9 - k, SOLEIL_L), 1, 200 + 14 * i)
                   for i in range(11) for k in range(4))


@picture("patisserie-3", "Une main décore un gâteau à la poche à douille", "A hand piping cream on a cake", "Een hand spuit room op een taart")
def _patisserie_3() -> str:
    back = burst(760, 560, 30, ROSE_L, LIN)
    table = ground(BRIQUE_L, 730) + rect(0, 722, 1200, 20, BRIQUE)
    base = disc(760, 760, 330, LIN, 44) + disc(760, 750, 330, BASSIN_XL, 40) + solid("M490,560H1030V730Q760,790 490,730Z", LIN, SAND, 160) \
        + disc(760, 562, 270, ROSE, 52) + path("M490,566q30,80 60,10q34,96 70,20q30,70 66,10q36,90 76,2q30,70 64,0q40,84 74,-8q30,60 60,-20l70,-16Z", ROSE)
    dots = "".join(at(x, y, path("M-34,0q-6,-40 20,-46q0,-20 16,-34q14,16 16,34q24,8 16,46Z", LIN), 1) for x, y in ((560, 560), (640, 582), (1000, 548), (920, 580), (840, 594)))
    bag = solid("M-14,0L-100,-240Q-80,-330 0,-330T100,-240L14,0Z", BASSIN_L, BASSIN_M, 60) + poly("-20,-20 20,-20 8,40 -8,40", SOLEIL)
    return back + table + base + dots + at(730, 520, bag, 1, -16) + at(640, 300, hand(BRIQUE), .95, 30) + at(732, 592, path("M-34,0q-6,-40 20,-46q0,-20 16,-34q14,16 16,34q24,8 16,46Z", LIN), 1)


@picture("chocolaterie-1", "La vitrine d’une chocolaterie, le soir", "A chocolate shop window in the evening", "De etalage van een chocolatier, ’s avonds")
def _chocolaterie_1() -> str:
    goods = at(-150, 0, tablet(), .9) + at(-40, 0, tablet(GREEN), .9) + at(70, 0, tablet(BASSIN), .9) + "".join(at(180 + 0 * i, -i * 70, bonbon(), .9) for i in range(2))
    return night_front(OCHRE_D, BRIQUE_D, BRIQUE_D, goods, at(0, 62, bonbon(OCHRE_D, NIGHT, ORANGE), 1.5), ORANGE)


@picture("chocolaterie-2", "Une boîte de chocolats vue d’en haut", "A box of chocolates seen from above", "Een doos bonbons van bovenaf")
def _chocolaterie_2() -> str:
    back = ground(SOLEIL) + "".join(poly(f"{x},0 {x + 60},0 {x - 840},900 {x - 900},900", OCHRE_L) for x in range(60, 2200, 160))
    tray = shadow(190, 830, 840, 60, OCHRE, .5) + rect(170, 110, 860, 700, BRIQUE_D, 40) + rect(200, 140, 800, 640, NIGHT, 24)
    out = ""
    kinds = ((OCHRE_D, SOLEIL_L), (OCHRE, LIN), (LIN, OCHRE_D), (BRIQUE_D, ROSE), (OCHRE_D, ORANGE))
    for j in range(4):
        for i in range(5):
            body, top_ = kinds[(i * 2 + j * 3) % 5]
            x, y = 280 + i * 160, 220 + j * 160
            shape = (oval(0, 0, 62), box(-58, -58, 116, 116, 18), "M0,-66L66,0L0,66L-66,0Z", oval(0, 0, 66, 48))[(i + j * 3) % 4]
            mark = (line("M-36,12q18,-40 36,0t36,0", top_, 9), disc(0, 0, 20, top_), line("M-34,20L20,-34M-14,36L36,-14", top_, 8), half_sun(0, 20, 40, body, top_))[(i * 3 + j) % 4]
            out += disc(x, y, 74, BRIQUE) + at(x, y, solid(shape, body, NIGHT if body != LIN else SAND, 14, 12) + mark)
    ribbon = path("M900,0L1200,260V380L780,0Z", BRIQUE) + path("M840,0L1200,310V330L816,0Z", BRIQUE_L)
    return back + tray + out + ribbon


@picture("chocolaterie-3", "Du chocolat coule d’une louche dans le bassin", "Chocolate pours from a ladle", "Chocolade vloeit uit een pollepel")
def _chocolaterie_3() -> str:
    back = burst(560, 380, 28, BRIQUE_L, ROSE)
    pod = solid("M0,-150Q-90,-60 0,150Q90,-60 0,-150Z", ORANGE, BRIQUE, 40) + line("M-24,-90Q-40,0 -8,110M24,-90Q40,0 8,110M0,-140V140", BRIQUE_D, 6)
    bowl = path("M120,560H1080Q1040,900 600,900T120,560Z", BASSIN_XL) + path("M600,900Q1040,900 1080,560H840Q840,800 600,900Z", BASSIN_L) \
        + disc(600, 560, 480, LIN, 74) + disc(600, 564, 440, OCHRE_D, 58) + line("M360,560q60,-34 120,0t120,0t120,0", OCHRE, 12) + disc(560, 556, 130, OCHRE, 18)
    stream = path("M520,300Q530,440 530,560H590Q600,420 640,300Z", OCHRE_D) + path("M546,330Q556,440 556,556H572Q574,430 580,330Z", OCHRE)
    ladle = line("M660,270L1010,20", SAND, 26) + solid("M440,210H700Q690,350 570,350T440,210Z", LIN, SAND, 110) + disc(570, 212, 130, OCHRE_D, 26)
    return back + at(190, 250, pod, 1.1, -24) + at(330, 330, pod, .8, 16) + stream + bowl + stream + ladle + at(900, 100, hand(GREEN), .8, -160, True)


@picture("fromagerie-1", "Le comptoir d’une fromagerie et ses meules", "A cheese shop counter and its wheels", "De toonbank van een kaaswinkel met hele kazen")
def _fromagerie_1() -> str:
    shelf = "".join(at(x, 0, wheel_cheese(a, b), .72) for x, a, b in ((-400, OCHRE, OCHRE_D), (-190, ORANGE, BRIQUE), (190, SAND, OCHRE_L), (400, BRIQUE_L, BRIQUE)))
    goods = at(-400, 0, mimolette(), 1) + at(-150, 0, wedge(), .9) + at(160, 0, wheel_cheese(), 1) + at(430, 0, wedge(LIN, SAND, SAND), .8, mirror=True)
    keeper = solid("M520,650V470Q520,390 600,390T680,470V650Z", LIN, SAND, 60) + disc(600, 330, 52, "#D99A75") + path("M548,320q0,-64 52,-64t52,64q-52,-30 -104,0Z", NIGHT)
    return interior(BASSIN_D, BASSIN, BRIQUE, SOLEIL, shelf, goods, keeper)


@picture("fromagerie-2", "Maroilles, mimolette et meules dans une niche", "Maroilles, mimolette and cheese wheels", "Maroilles, mimolette en hele kazen")
def _fromagerie_2() -> str:
    square = poly("-130,-90 -60,-140 130,-140 70,-90", OCHRE_L) + poly("-130,-90 70,-90 70,0 -130,0", ORANGE) + poly("70,-90 130,-140 130,-50 70,0", BRIQUE_L)
    board = rect(150, 700, 900, 40, OCHRE_L, 16) + rect(150, 724, 900, 20, OCHRE, 10)
    return (niche(GREEN, SOLEIL_L, GREEN_L, GREEN_D) + disc(600, 390, 230, SOLEIL) + shadow(200, 744, 820, 150, NIGHT, .6) + board
            + at(400, 706, wheel_cheese(), 1.35) + at(420, 560, wheel_cheese(SAND, OCHRE_L), .9) + at(790, 706, mimolette(), 1.5)
            + at(640, 830, wedge(), 1.1) + at(960, 820, square, 1) + at(250, 850, square, .8))


@picture("fromagerie-3", "Un couteau tranche un fromage à pâte orange", "A knife cutting an orange cheese", "Een mes snijdt een oranje kaas")
def _fromagerie_3() -> str:
    back = ground(LIN_2) + "".join(rect(x, 0, 75, 900, ROSE_L) for x in range(0, 1200, 150))
    board = poly("60,620 1140,620 1200,880 0,880", OCHRE) + poly("60,620 1140,620 1146,650 54,650", OCHRE_L)
    cheese = disc(520, 560, 330, OCHRE, 300) + disc(560, 560, 300, SOLEIL, 282) + disc(568, 560, 284, ORANGE, 264) + path("M570,296V828Q780,800 850,560Q800,310 570,296Z", OCHRE_L) \
        + "".join(disc(x, y, 9, BRIQUE_L) for x, y in ((420, 480), (480, 640), (380, 600), (660, 470), (720, 610), (640, 700), (500, 400)))
    knife = path("M-30,0L-10,520Q34,480 40,0Z", BASSIN_XL) + path("M10,0L-10,520Q34,480 40,0Z", BASSIN_L) + rect(-34, -190, 78, 200, BRIQUE_D, 20) + disc(5, -60, 9, SOLEIL) + disc(5, -130, 9, SOLEIL)
    return back + board + shadow(420, 800, 320, 240, OCHRE_D, .25) + cheese + at(580, 240, knife, 1, 4) + at(575, 120, hand(BASSIN), 1.02, 18)
